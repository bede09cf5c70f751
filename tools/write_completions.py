#!/usr/bin/env python3
"""Writes what completes `ecluse` in bash, zsh and fish, from what its help says.

  write_completions.py BINARY TO      makes TO/ecluse (bash), TO/_ecluse (zsh) and TO/ecluse.fish
"""
import sys
from pathlib import Path

from command_grammar import Command, Word, read_grammar

FOLDERS = {"--root", "--to", "--folder"}  # options whose value is a folder


def places(grammar: Command):
    """Each command with the words that lead to it; an alias is a way of its own."""
    for command in grammar.walk():
        yield " ".join(command.path), command
        for alias in command.aliases:
            yield " ".join(command.path[:-1] + [alias]), command


def names_below(command: Command) -> list[str]:
    return [name for below in command.commands for name in [below.path[-1], *below.aliases]]


def folders_of(command: Command) -> list[str]:
    return [word.names[0] for word in command.operands if word.names[0] == "DIR"]


# bash

BASH = r"""# Completion of ecluse for bash. Made from `ecluse --help` by tools/write_completions.py.

# What may stand after the words that lead to a command.
_ecluse_words() {
  case $1 in
@WORDS@
  esac
}

# What may stand after an option of a command: words, ":folder", ":file" or nothing.
_ecluse_values() {
  case "$1 $2" in
@VALUES@
  esac
}

_ecluse() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} place='' at word words
  # "--csv=x" comes as three words: --csv, = and x.
  if [[ $current == = ]]; then current=''; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
  [[ ${COMP_WORDS[COMP_CWORD]} == = ]] && before=${COMP_WORDS[COMP_CWORD-1]}
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=${COMP_WORDS[at]}
    [[ " $(_ecluse_words "$place") " == *" $word "* && $word != -* ]] && place="${place:+$place }$word"
  done
  COMPREPLY=()
  if [[ $before == -* ]]; then
    words=$(_ecluse_values "$place" "$before")
    case $words in
      :folder) mapfile -t COMPREPLY < <(compgen -d -- "$current"); compopt -o filenames; return ;;
      :file) mapfile -t COMPREPLY < <(compgen -f -- "$current"); compopt -o filenames; return ;;
      ?*) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"); return ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$(_ecluse_words "$place")" -- "$current")
}

# Operands are files, where nothing else fits.
complete -o default -F _ecluse ecluse
"""


def values_for(word: Word) -> str:
    if word.choices:
        return " ".join(word.choices)
    return ":folder" if FOLDERS & set(word.names) else ":file"


def bash(grammar: Command) -> str:
    words, values = [], []
    for place, command in places(grammar):
        options = [name for word in command.options for name in word.names]
        words.append(f"    '{place}') echo '{' '.join(names_below(command) + options)}' ;;")
        for word in command.options:
            if word.takes_value:
                ways = "|".join(f"'{place} {name}'" for name in word.names)
                values.append(f"    {ways}) echo '{values_for(word)}' ;;")
    return BASH.replace("@WORDS@", "\n".join(words)).replace("@VALUES@", "\n".join(values))


# zsh

ZSH = r"""#compdef ecluse
# Completion of ecluse for zsh. Made from `ecluse --help` by tools/write_completions.py.

@FUNCTIONS@

case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in
  fr*) _ecluse_fr "$@" ;;
  *) _ecluse_en "$@" ;;
esac
"""


def quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def in_brackets(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def zsh_value(word: Word) -> str:
    if not word.takes_value:
        return ""
    if word.choices:
        return f":{word.value}:({' '.join(word.choices)})"
    return f":{word.value}:" + ("_files -/" if FOLDERS & set(word.names) else "_files")


def zsh_option(word: Word) -> list[str]:
    others = f"({' '.join(word.names)})" if len(word.names) > 1 else ""
    star = "*" if word.several else ""
    return [quoted(f"{star or others}{name}[{in_brackets(word.words)}]{zsh_value(word)}") for name in word.names]


def zsh_operand(word: Word) -> str:
    where = "*" if word.several else ""
    return quoted(f"{where}:{in_brackets(word.words)}:" + ("_files -/" if word.names == ["DIR"] else "_files"))


def zsh_function(name: str, command: Command) -> str:
    options = [text for word in command.options for text in zsh_option(word)]
    if not command.commands:
        parts = options + [zsh_operand(word) for word in command.operands]
        return f"{name}() {{\n  _arguments \\\n    " + " \\\n    ".join(parts) + "\n}"
    options += ["'1: :->command'", "'*:: :->rest'"]
    told = [f"      {quoted(one + ':' + in_brackets(below.words))}"
            for below in command.commands for one in [below.path[-1], *below.aliases]]
    ways = [f"        {'|'.join([below.path[-1], *below.aliases])}) {name}_{below.path[-1].replace('-', '_')} ;;"
            for below in command.commands]
    return "\n".join([f"{name}() {{", "  local state line context", "  local -A opt_args",
                      "  _arguments -C \\\n    " + " \\\n    ".join(options), "  case $state in", "    command)",
                      "      local -a commands=(", *("  " + one for one in told), "      )",
                      "      _describe command commands ;;", "    rest)", "      case $line[1] in", *ways,
                      "      esac ;;", "  esac", "}"])


def zsh(grammars: dict[str, Command]) -> str:
    functions = [zsh_function("_".join(["_ecluse_" + language, *command.path]).replace("-", "_"), command)
                 for language, grammar in grammars.items() for command in grammar.walk()]
    return ZSH.replace("@FUNCTIONS@", "\n\n".join(functions))


# fish

FISH = r"""# Completion of ecluse for fish. Made from `ecluse --help` by tools/write_completions.py.

# Whether the words typed so far, options apart, begin with these.
function __ecluse_after
    set -l typed
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; or set -a typed $word
    end
    set -l depth (count $argv)
    test $depth -eq 0; and return 0
    test (count $typed) -ge $depth; or return 1
    set -l beginning $typed[1..$depth]
    test "$beginning" = "$argv"
end

# Whether they are these and no more.
function __ecluse_at
    set -l typed
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; or set -a typed $word
    end
    test "$typed" = "$argv"
end

if string match -q 'fr*' -- "$LC_ALL$LC_MESSAGES$LANG"
@FR@
else
@EN@
end
"""


def fish_lines(grammar: Command) -> list[str]:
    lines = []
    for place, command in places(grammar):
        for below in command.commands:
            for name in [below.path[-1], *below.aliases]:
                lines.append(f"    complete -c ecluse -f -n '__ecluse_at {place}' -a {name} -d {fish_words(below.words)}")
        for word in command.options:
            names = " ".join(("-l " + name[2:]) if name.startswith("--") else "-s " + name[1:] for name in word.names)
            lines.append(f"    complete -c ecluse -n '__ecluse_after {place}' {names}{fish_value(word)}"
                         f" -d {fish_words(word.words)}")
    return lines


def fish_words(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_value(word: Word) -> str:
    if not word.takes_value:
        return ""
    if word.choices:
        return f" -x -a '{' '.join(word.choices)}'"
    return " -x -a '(__fish_complete_directories)'" if FOLDERS & set(word.names) else " -r"


def fish(grammars: dict[str, Command]) -> str:
    text = FISH
    for language, grammar in grammars.items():
        text = text.replace(f"@{language.upper()}@", "\n".join(fish_lines(grammar)))
    return text


def main() -> None:
    binary, to = sys.argv[1], Path(sys.argv[2])
    grammars = {language: read_grammar(binary, language) for language in ("fr", "en")}
    to.mkdir(parents=True, exist_ok=True)
    (to / "ecluse").write_text(bash(grammars["en"]), encoding="utf-8")
    (to / "_ecluse").write_text(zsh(grammars), encoding="utf-8")
    (to / "ecluse.fish").write_text(fish(grammars), encoding="utf-8")


if __name__ == "__main__":
    main()
