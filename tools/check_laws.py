#!/usr/bin/env python3
"""Holds the laws of the house (ARCHITECTURE.md, "The laws") over the sources.

include law   a stage includes itself and model/; console/ may read lifecycle/; daemon/ and tests/ may
              include anything; model/ includes itself only.
library law   in each folder a third-party library is met in one pair of files.
effect law    only lifecycle/ calls what writes to the disk.
word law      what people read comes from the catalogue: no sentence in daemon/ and console/, no key that it lacks.
mirror        every source has its test file; sizes stay within bounds; nothing is switched off.

Prints each breach as file:line: words, and exits 1 when there is one.
"""
import re
import subprocess
import sys
from pathlib import Path

STAGES = ["model", "ingest", "parsers", "validation", "routing", "lifecycle", "console", "daemon"]
MAY_ALSO_INCLUDE = {"console": {"lifecycle"}, "parsers": {"schemas"}}
SEES_ALL = {"daemon", "tests"}

# How the headers of each library are recognised.
LIBRARIES = {
    "libxml2": r"<libxml/",
    "xerces": r"<xercesc/",
    "xmlsec": r"<xmlsec/",
    "qpdf": r"<qpdf/",
    "zlib": r"<zlib\.h>",
    "sqlite": r"<sqlite3\.h>",
    "openssl": r"<openssl/",
    "boost": r"<boost/",
    "json": r"<nlohmann/",
    "toml": r"<toml",
    "cli11": r"<CLI/",
    "spdlog": r"<spdlog/",
    "date": r"<date/",
    "re2": r"<re2/",
    "mustache": r"<kainjow/",
    "argon2": r"<argon2\.h>",
}

WRITES = re.compile(
    r"\b(std::ofstream|std::fstream|std::filesystem::(?:remove|remove_all|rename|create_director\w+|copy\w*|resize_file)"
    r"|::(?:rename|unlink|mkdir|rmdir|ftruncate|fsync|syncfs|fdatasync|linkat|renameat)\()"
)

# What people read comes from the catalogue: no sentence of their own in the rooms that speak.
SPEAKS = {"daemon", "console"}
LITERAL = re.compile(r'(?<!\w)"((?:[^"\\\n]|\\.)*)"')
SENTENCE = re.compile(r"[A-Za-zÀ-ÿ]{2,},? [A-Za-zÀ-ÿ]{2,}")
MARKUP = re.compile(r"<[^>]*>?|[\w.#:,> ]*\{[^}]*\}?|[a-z-]+:[^;]*;?|\\n")
# Details of errors are for operators, beside the words of their code; an assertion is for us.
DETAIL = re.compile(r"\b(?:failure|fault|refused|bad|wrong|unreadable|logic_error|runtime_error|static_assert)\s*\(|\bError\s*\{|\bError\(")
# Where a detail is put together apart from its Error, a line of the log or a value for machines.
DETAIL_FILES = {
    Path("daemon") / name
    for name in (
        "antivirus.cpp", "clamd.cpp", "config.cpp", "gate_orders.cpp", "json_out.cpp", "log.cpp", "pickup.cpp",
        "scan_command.cpp",
    )
}
ASKED = re.compile(r'\btext\(\s*"([a-z][\w-]*\.[\w.-]*\w)"\s*[,)]')
TAGS = re.compile(r"\{\{.*?\}\}|<!--.*?-->|<(style|script).*?</\1>|<[^>]*>|&\w+;", re.S)



MAX_SOURCE, MAX_HEADER = 400, 200
UNFINISHED = re.compile(r"\b(TODO|FIXME|HACK)\b")


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(["git", "ls-files", *patterns], check=True, capture_output=True, text=True)
    return [Path(line) for line in listing.stdout.splitlines()]


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def include_breaches(path: Path):
    room = path.parts[0]
    if room in SEES_ALL or room not in STAGES:
        return
    allowed = {room, "model"} | MAY_ALSO_INCLUDE.get(room, set())
    for number, line in enumerate(lines_of(path), 1):
        found = re.match(r'#include "([^/"]+)/', line)
        if found and found[1] not in allowed and found[1] != "embedded":
            yield number, f"{room}/ may not include {found[1]}/"


def libraries_of(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {name for name, form in LIBRARIES.items() if re.search(r"#include " + form, text)}


def library_breaches(paths: list[Path]):
    met: dict[tuple[str, str], set[Path]] = {}
    for path in paths:
        if path.parts[0] not in STAGES:
            continue
        for library in libraries_of(path):
            met.setdefault((path.parts[0], library), set()).add(path.with_suffix(""))
    for (room, library), places in sorted(met.items()):
        if room == "model":
            yield min(places).with_suffix(".hpp"), 1, f"model/ may not meet {library}"
        elif len(places) > 1:
            names = ", ".join(sorted(str(place) for place in places))
            yield min(places).with_suffix(".cpp"), 1, f"{room}/ meets {library} in several places: {names}"


def effect_breaches(path: Path):
    room = path.parts[0]
    if room not in STAGES or room == "lifecycle":
        return
    for number, line in enumerate(lines_of(path), 1):
        found = WRITES.search(line)
        if found:
            yield number, f"only lifecycle/ writes to the disk: {found[0]}"


def size_breaches(path: Path):
    limit = MAX_HEADER if path.suffix == ".hpp" else MAX_SOURCE
    count = len(lines_of(path))
    if count > limit:
        yield count, f"{count} lines, {limit} at the most"


def word_breaches(path: Path):
    for number, line in enumerate(lines_of(path), 1):
        if UNFINISHED.search(line) or "DISABLED_" in line:
            yield number, "a word of unfinished work"


def mirror_breaches(path: Path):
    if path.parts[0] not in STAGES or path.suffix != ".cpp" or path.name == "main.cpp":
        return
    test = Path("tests") / path.with_name(path.stem + "_test.cpp")
    if not test.exists():
        yield 1, f"has no {test}"


def code_of(path: Path) -> str:
    """The source with comments blanked, line by line as it stands."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*', lambda found: found[1] or "", text)


def sentence_breaches(path: Path):
    if path.parts[0] not in SPEAKS or path.suffix != ".cpp" or path in DETAIL_FILES:
        return
    code = code_of(path)
    for found in LITERAL.finditer(code):
        if not SENTENCE.search(MARKUP.sub(" ", found[1])) or found[1].startswith("ecluse "):
            continue
        begin = max(code.rfind(mark, 0, found.start()) for mark in ";{}") + 1
        before = code[max(0, code.rfind(";", 0, begin - 1)) : found.start()]
        if not DETAIL.search(before) and "#include" not in before.rsplit("\n", 1)[-1]:
            yield code.count("\n", 0, found.start()) + 1, f"a sentence outside of the catalogue: {found[1]}"


def key_breaches(path: Path, keys: set[str]):
    """Texts asked for by a name that no table gives."""
    if path.parts[0] not in SPEAKS or path.suffix != ".cpp":
        return
    code = code_of(path)
    for found in ASKED.finditer(code):
        if found[1] not in keys:
            yield code.count("\n", 0, found.start()) + 1, f"no text is called {found[1]}"


def page_breaches(path: Path):
    """Words written in a page, between its tags."""
    for found in re.finditer(r"[A-Za-zÀ-ÿ]{3,}", TAGS.sub(" ", path.read_text(encoding="utf-8"))):
        if not found[0].isupper() and found[0] != "Écluse":
            yield 1, f"a word outside of the catalogue: {found[0]}"


def keys_of_texts() -> set[str]:
    tables = tracked("validation/tables/*.tsv", "console/tables/*.tsv")
    return {line.split("\t")[0] for table in tables for line in lines_of(table)}


def breaches():
    paths = tracked("*.cpp", "*.hpp")
    for path in paths:
        for check in (include_breaches, effect_breaches, size_breaches, word_breaches, mirror_breaches, sentence_breaches):
            for number, words in check(path):
                yield path, number, words
    yield from library_breaches(paths)
    keys = keys_of_texts()
    for path in paths:
        for number, words in key_breaches(path, keys):
            yield path, number, words
    for path in tracked("console/pages/*.mustache"):
        for number, words in page_breaches(path):
            yield path, number, words


def main() -> int:
    count = 0
    for path, number, words in breaches():
        print(f"{path}:{number}: {words}")
        count += 1
    print("laws: good" if count == 0 else f"laws: {count} breaches")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
