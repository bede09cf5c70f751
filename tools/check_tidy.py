#!/usr/bin/env python3
"""clang-tidy on every source of the house, several at a time. Usage: BUILD JOBS [SOURCE...]

Most of the time of clang-tidy goes into the headers, which each source brings again: a group of
sources read as one text costs little more than one of them. What keeps two sources apart is a name
that both give to something of their own; a group that does not compile for such a reason is read in
two halves. Sources and tests are apart, for their checks are (.clang-tidy, tests/.clang-tidy).
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

GROUP = 8
# What a source of this house declares begins its line: nothing is indented by a namespace.
OWN_NAME = re.compile(
    r"^(?:(?:struct|class|enum class|namespace|using) (\w+)\b"
    r"|(?:inline |static |constexpr |const )*[\w:]+(?:<.*?>)?[&* ]+(?:const )?(\w+)\s*[({=\[;])",
    re.MULTILINE)
# What a group alone is guilty of: it includes sources.
OF_A_GROUP = "-bugprone-suspicious-include"


def own_names(source):
    """The names that a source may give to something of its own, each with its room."""
    with open(source, encoding="utf-8") as file:
        found = OWN_NAME.findall(file.read())
    room = re.sub(r"^tests/", "", source).split("/")[0]
    room = room if os.path.isdir(room) else "tests"  # as its namespace
    return {(room, one or other) for one, other in found} - {(room, "ecluse")}


def groups_of(sources):
    """Each source goes to the first group that has a place for it and none of its names."""
    groups = []
    for source in sources:
        names = own_names(source)
        for group, taken in groups:
            if len(group) < GROUP and not taken & names:
                group.append(source)
                taken |= names
                break
        else:
            groups.append(([source], set(names)))
    return [group for group, _ in groups]


class Tidy:
    def __init__(self, build):
        self.folder = os.path.join(os.path.abspath(build), "tidy")
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
            self.commands = {os.path.relpath(entry["file"]): shlex.split(entry["command"])
                             for entry in json.load(database)}
        self.configs = {kind: self.config_of(kind) for kind in ("tests", "model")}

    @staticmethod
    def config_of(folder):
        """The checks of a folder, as clang-tidy itself puts them together."""
        return subprocess.run(["clang-tidy", "--dump-config", folder + "/any.cpp"], check=True,
                              capture_output=True, text=True).stdout

    def flags_of(self, group):
        """What any source of the group is compiled with, but the warnings: the compilers give them."""
        flags = {}
        for source in group:
            words = iter(self.commands[source][1:])
            for word in words:
                if word in ("-isystem", "-include"):
                    flags[word + " " + next(words)] = None
                elif re.match(r"-(I|D|std)", word):
                    flags[word] = None
        return [part for flag in flags for part in flag.split(" ", 1)]

    def read(self, group):
        """What is found in a group, as text; empty when all is good."""
        text = os.path.join(self.folder, group[0].replace("/", "."))
        with open(text, "w", encoding="utf-8") as file:
            file.writelines(f'#include "{os.path.abspath(source)}"\n' for source in group)
        config = self.configs["tests" if group[0].startswith("tests/") else "model"]
        run = subprocess.run(
            ["clang-tidy", "--quiet", "--config=" + config, "--checks=" + OF_A_GROUP, "--header-filter=" + os.getcwd() + "/",
             text, "--", *self.flags_of(group)], check=False, capture_output=True, text=True)
        if run.returncode == 0:
            return ""
        if len(group) > 1 and "clang-diagnostic-error" in run.stdout:
            half = len(group) // 2
            return self.read(group[:half]) + self.read(group[half:])
        return run.stdout + run.stderr


def main() -> int:
    tidy = Tidy(sys.argv[1])
    tracked = subprocess.run(["git", "ls-files", "*.cpp"], check=True, capture_output=True, text=True)
    sources = [source for source in sys.argv[3:] or tracked.stdout.split() if source in tidy.commands]
    groups = groups_of([source for source in sources if source.startswith("tests/")])
    groups += groups_of([source for source in sources if not source.startswith("tests/")])
    good = True
    with concurrent.futures.ThreadPoolExecutor(int(sys.argv[2])) as readers:
        for found in readers.map(tidy.read, groups):
            good = good and not found
            print(found, end="", flush=True)
    print(f"tidy: {len(sources)} sources in {len(groups)} groups: " + ("good" if good else "not good"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
