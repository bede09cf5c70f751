#!/usr/bin/env python3
"""Lists the sources that clang-tidy must read: those of the compilation database that git tracks.

Usage: tidy_sources.py BUILD
"""
import json
import os
import subprocess
import sys


def main() -> int:
    with open(os.path.join(sys.argv[1], "compile_commands.json"), encoding="utf-8") as database:
        compiled = {os.path.relpath(entry["file"]) for entry in json.load(database)}
    tracked = subprocess.run(["git", "ls-files", "*.cpp"], check=True, capture_output=True, text=True)
    for source in sorted(compiled.intersection(tracked.stdout.split())):
        print(source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
