#!/usr/bin/env python3
"""Proves that the manual and the completions say the program, all of it and nothing else.

  check_documents.py BINARY DOCUMENTS      DOCUMENTS: what the target ecluse_documents made

commands    each command and option of `ecluse --help` stands in both manuals, and no other does
notes       what is written by hand in packaging/man/commands.tsv is about commands that exist, in both languages
keys        ecluse.toml(5) has every key of the configuration that `ecluse init` writes, and no other
lint        mandoc -Tlint finds nothing to say, where it is installed
completion  bash, zsh and fish, where installed, read their file; bash and fish are asked and must answer

Prints each fault and exits 1 when there is one.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

from command_grammar import read_grammar
from write_manual import LANGUAGES, notes_of_commands

HEADINGS = {"en": "COMMANDS", "fr": "COMMANDES"}
KEY_HEADINGS = {"en": "KEYS", "fr": "CLÉS"}

# What is typed, and what must be among the answers.
ASKED = [
    ("ecluse ", {"init", "run", "watch", "check", "fiscal"}),
    ("ecluse ru", {"run", "rules"}),
    ("ecluse rules i", {"import"}),
    ("ecluse rules import --n", {"--name"}),
    ("ecluse search --role f", {"fournisseur"}),
    ("ecluse list --csv=ex", {"excel-fr"}),
    ("ecluse list --csv ", {"excel-fr", "rfc4180"}),
    ("ecluse --v", {"--version"}),
]
ASK = r"""
source "$1"
COMP_WORDS=($2); [[ $2 == *" " ]] && COMP_WORDS+=('')
if [[ $2 == *=* ]]; then COMP_WORDS=("${COMP_WORDS[@]:0:${#COMP_WORDS[@]}-1}" --csv = "${2##*=}"); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
compopt() { :; }
_ecluse
printf '%s\n' "${COMPREPLY[@]}"
"""


def unescaped(text: str) -> str:
    return re.sub(r"\\f[BIR]", "", text).replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")


def section(page: str, heading: str) -> list[str]:
    """The lines of a section of a page, up to the next one."""
    lines = page.splitlines()
    start = next(at for at, line in enumerate(lines) if line == f".SH {heading}") + 1
    end = next((at for at, line in enumerate(lines[start:], start) if line.startswith(".SH")), len(lines))
    return [unescaped(line) for line in lines[start:end]]


def said_in_page(lines: list[str]) -> set[tuple[str, str]]:
    """Pairs (command, option) of a page; the options of every command are under no command."""
    said, command = set(), ""
    for at, line in enumerate(lines):
        if line.startswith(".SS "):
            name = line[4:]
            command = "" if name in ("Every command", "Toute commande") else name
            said.add((command, ""))
        elif at and lines[at - 1] == ".TP":
            said.update((command, name) for name in re.findall(r"(?:^|, )(--?[a-z][a-z-]*)", line))
    return said


def said_by_help(binary: str, language: str) -> set[tuple[str, str]]:
    said = set()
    for command in read_grammar(binary, language).walk():
        if command.path and command.commands:
            continue
        name = " ".join(command.path)
        said.add((name, ""))
        said.update((name, option) for word in command.options for option in word.names
                    if not command.path or "--help" not in word.names)
    return said


def command_faults(binary: str, manuals: dict[str, Path]):
    for language, folder in manuals.items():
        page = (folder / "man1" / "ecluse.1").read_text(encoding="utf-8")
        told, help_says = said_in_page(section(page, HEADINGS[language])), said_by_help(binary, language)
        for command, option in sorted(help_says - told):
            yield f"ecluse.1 ({language}): ecluse {command} {option} is missing"
        for command, option in sorted(told - help_says):
            yield f"ecluse.1 ({language}): there is no ecluse {command} {option}"


def note_faults(binary: str):
    commands = {" ".join(command.path) for command in read_grammar(binary, "en").walk()}
    for command, note in notes_of_commands().items():
        if command not in commands:
            yield f"packaging/man/commands.tsv: there is no command {command}"
        if not (note["fr"] and note["en"]):
            yield f"packaging/man/commands.tsv: {command} lacks a language"


def keys_of_configuration(text: str) -> set[str]:
    keys, section_name = set(), ""
    for line in text.splitlines():
        heading = re.fullmatch(r"\[([a-z_]+)\]", line.strip())
        key = re.match(r"(?:# )?([a-z_]+) = ", line)
        if heading:
            section_name = heading[1] + "."
        elif key:
            keys.add(section_name + key[1])
    return keys


def keys_of_page(lines: list[str]) -> set[str]:
    keys, section_name = set(), ""
    for at, line in enumerate(lines):
        if line.startswith(".SS "):
            section_name = line[5:-1] + "." if line[4] == "[" else ""
        elif at and lines[at - 1] == ".TP":
            keys.add(section_name + line.split(" = ")[0])
    return keys


def key_faults(documents: Path, manuals: dict[str, Path]):
    known = keys_of_configuration((documents / "root" / "ecluse.toml").read_text(encoding="utf-8"))
    for language, folder in manuals.items():
        page = (folder / "man5" / "ecluse.toml.5").read_text(encoding="utf-8")
        told = keys_of_page(section(page, KEY_HEADINGS[language]))
        for key in sorted(known - told):
            yield f"ecluse.toml.5 ({language}): the key {key} is missing"
        for key in sorted(told - known):
            yield f"ecluse.toml.5 ({language}): there is no key {key}"


def lint_faults(manuals: dict[str, Path]):
    if not shutil.which("mandoc"):
        return
    for folder in manuals.values():
        for page in sorted(folder.glob("man[0-9]/*")):
            yield from subprocess.run(["mandoc", "-Tlint", str(page)], capture_output=True,
                                      text=True).stdout.splitlines()


def answers_of_bash(folder: Path, typed: str) -> tuple[set[str], str]:
    asked = subprocess.run(["bash", "-c", ASK, "ask", str(folder / "ecluse"), typed], capture_output=True, text=True)
    return set(asked.stdout.split()), asked.stderr


def answers_of_fish(folder: Path, typed: str) -> tuple[set[str], str]:
    ask = f"source '{folder}/ecluse.fish'; complete -C '{typed}'"
    asked = subprocess.run(["fish", "--no-config", "-c", ask], capture_output=True, text=True)
    return {line.split("\t")[0].removeprefix("--csv=") for line in asked.stdout.splitlines()}, asked.stderr


def completion_faults(folder: Path):
    for shell, name in (("bash", "ecluse"), ("zsh", "_ecluse"), ("fish", "ecluse.fish")):
        if shutil.which(shell):
            read = subprocess.run([shell, "-n", str(folder / name)], capture_output=True, text=True)
            if read.returncode != 0 or read.stderr:
                yield f"{shell}: {read.stderr.strip()}"
    for shell, answers_of in (("bash", answers_of_bash), ("fish", answers_of_fish)):
        for typed, wanted in ASKED if shutil.which(shell) else []:
            answers, complaint = answers_of(folder, typed)
            if complaint or not wanted <= answers:
                yield f"{shell}: '{typed}' gives {sorted(answers)}, and not {sorted(wanted - answers)} {complaint[:300]}"


def main() -> int:
    binary, documents = sys.argv[1], Path(sys.argv[2])
    manuals = {language: documents / "man" / folder for language, folder in LANGUAGES.items()}
    faults = [*command_faults(binary, manuals), *note_faults(binary), *key_faults(documents, manuals),
              *lint_faults(manuals), *completion_faults(documents / "completions")]
    print("\n".join(faults) if faults else "manual and completions: they say what the program says")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
