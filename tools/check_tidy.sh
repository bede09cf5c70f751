#!/bin/sh
# clang-tidy on every source of the house, tests included. Usage: BUILD JOBS
# A file that has not changed since it was last found clean is not read again: its verdict is kept
# under BUILD, keyed by its preprocessed text and by the checks.
set -eu
cd "$(dirname "$0")/.."
build="${1:-build}"
jobs="${2:-2}"
mkdir -p "$build/tidy"
python3 tools/tidy_sources.py "$build" | xargs -P "$jobs" -n 1 tools/tidy_one.sh "$build"
echo "tidy: good"
