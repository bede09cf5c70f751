#!/bin/sh
# Every header compiles alone, under the house's warnings. Usage: BUILD
# The build has shown it of those that the source of their name includes first, but in tests, which it reads in groups.
# With clang alone: what a header lacks it lacks for g++ too, whose standard library is the same.
set -eu
cd "$(dirname "$0")/.."
generated="${1:-build}/generated"
flags="-std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I. -I$generated $(xml2-config --cflags)"

to_show() {
  git ls-files '*.hpp' | while read -r header; do
    source="${header%.hpp}.cpp"
    case "$header" in tests/*) source=/dev/null ;; esac
    grep -s -m 1 '^#include' "$source" | grep -q -x -F "#include \"$header\"" || echo "$header"
  done
}

to_show | xargs -P "$(nproc)" -I{} sh -c \
  "clang++ $flags -x c++ -include '{}' /dev/null || { echo 'headers: {} does not compile alone' >&2; exit 255; }"
echo "headers: every one compiles alone"
