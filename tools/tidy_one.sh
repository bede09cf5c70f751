#!/bin/sh
# clang-tidy on one source, unless the same text was found clean before. Usage: BUILD SOURCE
# ECLUSE_TIDY=once keeps no verdicts: for a build folder that is made for one run.
set -eu
build="$1"
source="$2"
tidy() {
  if ! words=$(clang-tidy --quiet -p "$build" "$source" 2>&1); then
    echo "$words" >&2
    exit 1
  fi
}
if [ "${ECLUSE_TIDY:-}" = once ]; then
  tidy
  exit 0
fi
key=$( { clang++ -std=c++20 -E -I. -I"$build/generated" $(pkg-config --cflags xmlsec1-openssl) -DECLUSE_SOURCE_DIR='""' -DECLUSE_BINARY_DIR='""' "$source" 2>/dev/null
         cat .clang-tidy tests/.clang-tidy; clang-tidy --version; } | sha256sum | cut -d' ' -f1)
[ -e "$build/tidy/$key" ] && exit 0
tidy
touch "$build/tidy/$key"
