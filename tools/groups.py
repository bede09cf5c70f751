#!/usr/bin/env python3
"""Which sources can be read as one text. Usage: SOURCE...; prints a line "source;group" for each.

Most of the time of compiling or reading a source goes into its headers: a group of sources read as one
text costs little more than one of them. What keeps two sources apart is a name that both give to
something of their own. Called by cmake/rooms.cmake (ECLUSE_GROUPED_TESTS) and tools/check_tidy.py.
"""
import functools
import os
import re
import sys

GROUP = 8
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What a file of this house declares begins its line: nothing is indented by a namespace.
DECLARED = re.compile(
    r"^(?:(?:struct|class|enum class|enum|namespace) (\w+)\b|using (\w+) ="
    r"|(?:\[\[nodiscard\]\] |inline |static |constexpr |const |extern \"C\" )*"
    r"[\w:]+(?:<.*?>)?[&* ]+(?:const )?(\w+)\s*[({=\[;])",
    re.MULTILINE)
SEVERAL = re.compile(r"^const(?:expr)? [^;{(]*;", re.MULTILINE)
ENUMERATORS = re.compile(r"^enum \w* ?(?:: [\w:]+ )?\{(.*?)\}", re.MULTILINE | re.DOTALL)
USED = re.compile(r"^using (?:\w+::)*(\w+)::(\w+);", re.MULTILINE)
INCLUDED = re.compile(r'^#include "(.*)"', re.MULTILINE)
SPACE = re.compile(r"^namespace (?:\w+::)*(\w+) \{", re.MULTILINE)


class Names:
    """What a file declares, what it takes from a namespace (name: namespace), and the headers of the house it includes."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.declared = {name for names in DECLARED.findall(text) for name in names if name} - {"ecluse"}
        for several in SEVERAL.findall(text):
            self.declared |= set(re.findall(r", (\w+) =", several))
        for enumerators in ENUMERATORS.findall(text):
            self.declared |= set(re.findall(r"^ *(\w+)", enumerators, re.MULTILINE))
        self.used = {name: space for space, name in USED.findall(text)}
        headers = (os.path.join(ROOT, header) for header in INCLUDED.findall(text))
        self.headers = [header for header in headers if os.path.exists(header)]
        space = SPACE.search(text)
        self.space = space[1] if space else ""


names_of = functools.lru_cache(maxsize=None)(Names)


def told_to(source):
    """The names that the headers of a source declare: (namespace, name)."""
    told, met, to_read = set(), set(), list(names_of(source).headers)
    while to_read:
        header = to_read.pop()
        if header not in met:
            met.add(header)
            names = names_of(header)
            told |= {(names.space, name) for name in names.declared}
            to_read += names.headers
    return told


class Text:
    """One source, or several: the names that it gives to something of its own, those that it takes, and those it is told."""

    def __init__(self, source=None):
        self.sources, self.own, self.used, self.told = [], set(), set(), set()
        if source:
            self.sources, self.told = [source], told_to(source)
            names = names_of(source)
            self.own = {name for name in names.declared if (names.space, name) not in self.told}
            self.used = {(space, name) for name, space in names.used.items()}

    def disturbs(self, other):
        """Whether a name of this one means something else in the other."""
        told = {name for _, name in other.told | other.used}
        taken = {name for _, name in self.used - other.told - other.used}
        return bool(self.own & (other.own | told) or taken & told)

    def takes(self, other):
        return len(self.sources) < GROUP and not self.disturbs(other) and not other.disturbs(self)

    def add(self, other):
        self.sources += other.sources
        self.own |= other.own
        self.used |= other.used
        self.told |= other.told


def groups_of(sources):
    """Each source goes to the first group that has a place for it and none of its names."""
    groups = []
    for source in sources:
        text = Text(source)
        group = next((group for group in groups if group.takes(text)), None)
        if group is None:
            groups.append(group := Text())
        group.add(text)
    return [group.sources for group in groups]


def main() -> int:
    for number, group in enumerate(groups_of(sys.argv[1:])):
        for source in group:
            print(f"{source};{number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
