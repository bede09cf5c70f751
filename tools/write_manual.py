#!/usr/bin/env python3
"""Writes the manual: pages of packaging/man, in French and in English, where @COMMANDS@ becomes what the
program's own help says and @KEYS@ what the table of configuration keys says.

  write_manual.py BINARY KEYS.tsv VERSION TO      makes TO/man1, TO/man5… and TO/fr/man1…
"""
import sys
from pathlib import Path

from command_grammar import Command, Word, read_grammar

PAGES = Path(__file__).resolve().parent.parent / "packaging" / "man"
LANGUAGES = {"en": "", "fr": "fr"}  # and the folder of each below share/man
SAID = {
    "required": {"en": "Required.", "fr": "Obligatoire."},
    "several": {"en": "May be given several times.", "fr": "Peut être donné plusieurs fois."},
    "choices": {"en": "One of", "fr": "L'un de"},
    "default": {"en": "Default:", "fr": "Par défaut :"},
    "bounds": {"en": "From {} to {}.", "fr": "De {} à {}."},
    "alias": {"en": "Also called", "fr": "Aussi nommé"},
    "general": {"en": "Every command", "fr": "Toute commande"},
    "example": {"en": "No value unless given; for instance", "fr": "Sans valeur si absente ; par exemple"},
    "reload": {"en": "Takes effect on SIGHUP.", "fr": "Prend effet à SIGHUP."},
    "restart": {"en": "Takes effect when the daemon is started anew.", "fr": "Prend effet au redémarrage du démon."},
    "root": {"en": "before the first section", "fr": "avant la première section"},
}

VALUES = {
    "TEXT": {"en": "text", "fr": "texte"},
    "INT": {"en": "number", "fr": "nombre"},
    "UINT": {"en": "number", "fr": "nombre"},
    "FLOAT": {"en": "number", "fr": "nombre"},
    "ENUM": {"en": "word", "fr": "mot"},
}
WIDTH = 79  # of a line of the source, as mandoc -Tlint asks


def escaped(text: str) -> str:
    """Words as man(7) wants them: nothing of theirs is taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\`")
    return "\\&" + text if text.startswith((".", "'")) else text


def bold(text: str) -> str:
    return "\\fB" + escaped(text) + "\\fR"


def italic(text: str) -> str:
    return "\\fI" + escaped(text) + "\\fR"


def width(text: str) -> int:
    """As mandoc counts: a letter beyond ASCII is a name of eight characters to it."""
    return sum(1 if letter.isascii() else len("\\[u00E9]") for letter in text)


def folded(page: str) -> str:
    """The same page with no long line of text; requests and examples stay as they are."""
    lines, as_is = [], False
    for line in page.splitlines():
        as_is = {".nf": True, ".fi": False}.get(line, as_is)
        if as_is or line.startswith("."):
            lines.append(line)
            continue
        now = ""
        for word in line.split(" "):
            if now and width(now + " " + word) > WIDTH:
                lines.append(now)
                now = "\\&" + word if word.startswith((".", "'")) else word
            else:
                now = now + " " + word if now else word
        lines.append(now)
    return "\n".join(lines) + "\n"


def sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def values_of(word: Word, language: str) -> list[str]:
    def say(key: str) -> str:
        return SAID[key][language]

    lines = []
    if word.choices:
        lines.append(say("choices") + " " + ", ".join(map(bold, word.choices)) + ".")
    if word.bounds:
        lines.append(escaped(say("bounds").format(*word.bounds.split(" - "))))
    if word.default:
        lines.append(say("default") + " " + bold(word.default))
    if word.required and word.names[0].startswith("-"):
        lines.append(say("required"))
    if word.several:
        lines.append(say("several"))
    return lines


def word_lines(word: Word, language: str) -> list[str]:
    option = word.names[0].startswith("-")
    head = ", ".join(map(bold if option else italic, word.names))
    if option and word.takes_value:
        head += " " + italic("|".join(word.choices) if word.choices else VALUES[word.value][language])
    return [".TP", head, escaped(sentence(word.words))] + values_of(word, language)


def usage_of(command: Command) -> str:
    return " ".join(bold(part) if part.islower() and part[0] != "[" else italic(part)
                    for part in command.usage.split())


def command_lines(command: Command, notes: dict[str, dict[str, str]], language: str) -> list[str]:
    name = " ".join(command.path)
    lines = [f".SS {escaped(name)}", usage_of(command), ".PP", escaped(sentence(command.words))]
    if command.aliases:
        lines.append(SAID["alias"][language] + " " + ", ".join(map(bold, command.aliases)) + ".")
    if name in notes:
        lines += [".PP", escaped(notes[name][language])]
    for word in command.operands + command.options:
        if "--help" not in word.names:
            lines += word_lines(word, language)
    return lines


def commands_text(grammar: Command, notes: dict[str, dict[str, str]], language: str) -> str:
    lines = [f".SS {SAID['general'][language]}"]
    for word in grammar.options:
        lines += word_lines(word, language)
    for command in grammar.walk():
        if command.path and not command.commands:
            lines += command_lines(command, notes, language)
    return "\n".join(lines)


def rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def key_lines(row: dict[str, str], language: str) -> list[str]:
    default = row["default"]
    shown = SAID["example"][language] + " " + bold(default[1:]) if default.startswith("#") \
        else SAID["default"][language] + " " + bold(default)
    words = row[language].replace("`", "")
    return [".TP", bold(row["key"]) + " = " + italic(row["expected_" + language]), escaped(sentence(words)),
            shown, SAID[row["applies"]][language]]


def keys_text(keys: list[dict[str, str]], language: str) -> str:
    lines, section = [], None
    for row in keys:
        if row["section"] != section:
            section = row["section"]
            lines.append(".SS " + (SAID["root"][language] if section == "-" else f"[{section}]"))
        lines += key_lines(row, language)
    return "\n".join(lines)


def notes_of_commands() -> dict[str, dict[str, str]]:
    return {row["command"]: row for row in rows(PAGES / "commands.tsv")}


def main() -> None:
    binary, keys, version, to = sys.argv[1:]
    notes = notes_of_commands()
    for language, folder in LANGUAGES.items():
        parts = {"@COMMANDS@": commands_text(read_grammar(binary, language), notes, language),
                 "@KEYS@": keys_text(rows(Path(keys)), language), "@VERSION@": version}
        for page in sorted(PAGES.glob(f"*.{language}")):
            text = page.read_text(encoding="utf-8")
            for mark, words in parts.items():
                text = text.replace(mark, words)
            name = page.name.removesuffix("." + language)
            target = Path(to) / folder / f"man{name[-1]}" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(folded(text), encoding="utf-8")


if __name__ == "__main__":
    main()
