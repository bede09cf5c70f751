#!/usr/bin/env python3
"""clang-tidy on every source of the house, several at a time. Usage: BUILD JOBS [SOURCE...]

Sources are read in groups (tools/groups.py); a group that does not compile as one text is read in two
halves. Sources and tests are apart, for their checks are (.clang-tidy, tests/.clang-tidy); so are standards.
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

from groups import groups_of

# What a group alone is guilty of: it includes sources.
OF_A_GROUP = "-bugprone-suspicious-include"


def sources_of(text):
    """What is compiled with a text: itself, or the sources that the build has put in it."""
    if not os.path.basename(text).startswith("unity_"):
        return [os.path.relpath(text)]
    with open(text, encoding="utf-8") as file:
        return [os.path.relpath(source) for source in re.findall(r'^#include "(.*)"', file.read(), re.MULTILINE)]


class Tidy:
    def __init__(self, build):
        self.folder = os.path.join(os.path.abspath(build), "tidy")
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
            self.commands = {source: shlex.split(entry["command"])
                             for entry in json.load(database) for source in sources_of(entry["file"])}
        self.configs = {kind: self.config_of(kind) for kind in ("tests", "model")}

    @staticmethod
    def config_of(folder):
        """The checks of a folder, as clang-tidy itself puts them together."""
        return subprocess.run(["clang-tidy", "--dump-config", folder + "/any.cpp"], check=True,
                              capture_output=True, text=True).stdout

    def kind_of(self, source):
        """What all of a group share: whether they are tests, and their standard."""
        return source.startswith("tests/"), [word for word in self.commands[source] if word.startswith("-std")][-1]

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
    kinds = {}
    for source in sources:
        kinds.setdefault(tidy.kind_of(source), []).append(source)
    groups = [group for alike in kinds.values() for group in groups_of(alike)]
    good = True
    with concurrent.futures.ThreadPoolExecutor(int(sys.argv[2])) as readers:
        for found in readers.map(tidy.read, groups):
            good = good and not found
            print(found, end="", flush=True)
    print(f"tidy: {len(sources)} sources in {len(groups)} groups: " + ("good" if good else "not good"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
