"""The grammar of the command line, as `ecluse --help` tells it: commands, operands and options with their
words in one language. The manual and the completions are made from it, so that they cannot say another thing
than the program. Used by write_manual.py, write_completions.py and check_documents.py.
"""
import os
import re
import subprocess
from dataclasses import dataclass, field
from functools import lru_cache

DESCRIPTION_COLUMN = 30  # where CLI11 begins the words of an option
SECTIONS = {"Positionals:": "operands", "Options:": "options", "Subcommands:": "commands"}
MAY_COME_AGAIN = "..."


@dataclass
class Word:
    """An option or an operand."""

    names: list[str]  # ["-h", "--help"], or the one name of an operand
    value: str  # "TEXT", "INT"…; empty for a flag
    choices: list[str]
    default: str
    bounds: str  # "1 - 500", or empty
    required: bool
    several: bool
    words: str

    @property
    def takes_value(self) -> bool:
        return bool(self.value)


@dataclass
class Command:
    path: list[str]  # ["rules", "import"]; empty for the program itself
    aliases: list[str]
    words: str
    usage: str = ""
    operands: list[Word] = field(default_factory=list)
    options: list[Word] = field(default_factory=list)
    commands: list["Command"] = field(default_factory=list)

    def walk(self):
        """Itself and all that is below it, in the order of the help."""
        yield self
        for command in self.commands:
            yield from command.walk()


def help_text(binary: str, path: list[str], language: str) -> str:
    locale = "fr_FR.UTF-8" if language == "fr" else "C.UTF-8"
    environment = {**os.environ, "LC_ALL": locale}
    return subprocess.run([binary, *path, "--help"], env=environment, check=True, capture_output=True,
                          text=True, encoding="utf-8").stdout


def entries(lines: list[str]):
    """Pairs (what stands left, its words); the words of a long entry begin on the line below it."""
    left = None
    for line in lines:
        if line.startswith("  ") and line[2] != " ":
            if left is not None:
                yield left, ""
            head, words = split_entry(line[2:])
            if words:
                yield head, words
                left = None
            else:
                left = head
        elif left is not None:
            yield left, line.strip()
            left = None
    if left is not None:
        yield left, ""


def split_entry(text: str) -> tuple[str, str]:
    """CLI11 puts the words at the column, or on the next line when what stands left is too wide."""
    at = DESCRIPTION_COLUMN - 2
    if len(text) > at and text[at - 1] == " ":
        return text[:at].rstrip(), text[at:].strip()
    return text.rstrip(), ""


def word_of(left: str, words: str) -> Word:
    head, _, rest = left.partition(" ")
    rest = re.sub(r"\b(Excludes|Needs): .*", "", rest)
    required = "REQUIRED" in rest
    several = MAY_COME_AGAIN in rest
    rest = rest.replace("REQUIRED", "").replace(MAY_COME_AGAIN, "").strip()
    among = re.search(r"\{([^}]*)\}", rest)
    choices = [one.partition("->")[0] for one in among[1].split(",")] if among else []
    bounds = re.search(r"in \[(.*?)\]", rest)
    default = re.search(r"=([^=]*)$", re.sub(r"\{.*?\}", "", rest))
    value = re.match(r"[A-Z]+", rest)
    return Word(head.split(","), value[0] if value else "", choices, default[1].strip() if default else "",
                bounds[1] if bounds else "", required, several, words)


def without_groups(lines: list[str]) -> list[str]:
    """Options of which one is required come in a group, a step to the right: they are options as others."""
    flat, grouped = [], False
    for line in lines:
        grouped = line.startswith("[Option Group:") or (grouped and line.startswith(" "))
        flat.append(line[2:] if grouped and line.startswith("  ") else line)
    return flat


def read_command(binary: str, language: str, path: list[str], aliases: list[str]) -> Command:
    lines = without_groups(help_text(binary, path, language).splitlines())
    title, usage = lines[0], next(line for line in lines if line.startswith("Usage: "))
    command = Command(path, aliases, title, usage.removeprefix("Usage: "))
    parts: dict[str, list[str]] = {}
    part = None
    for line in lines:
        part = SECTIONS.get(line.strip(), part) if not line.startswith(" ") else part
        if part and line.startswith("  "):
            parts.setdefault(part, []).append(line)
    command.operands = [word_of(*entry) for entry in entries(parts.get("operands", []))]
    command.options = [word_of(*entry) for entry in entries(parts.get("options", []))]
    for left, _ in entries(parts.get("commands", [])):
        name, *others = left.split(", ")
        command.commands.append(read_command(binary, language, path + [name], others))
    return command


@lru_cache
def read_grammar(binary: str, language: str) -> Command:
    return read_command(binary, language, [], [])
