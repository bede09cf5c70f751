#!/bin/sh
# Every header compiles alone, under the house's warnings. Usage: BUILD
# With clang alone: what a header lacks it lacks for g++ too, whose standard library is the same.
set -eu
cd "$(dirname "$0")/.."
generated="${1:-build}/generated"
flags="-std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I. -I$generated $(xml2-config --cflags)"
git ls-files '*.hpp' | xargs -P "$(nproc)" -I{} sh -c \
  "clang++ $flags -x c++ -include '{}' /dev/null || { echo 'headers: {} does not compile alone' >&2; exit 255; }"
echo "headers: every one compiles alone"
