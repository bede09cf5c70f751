#!/bin/sh
# Runs every fuzz target for a while. Usage: SECONDS [TARGET...]
# What is found is kept under tests/fuzz/found/<target>/, to be given first ever after.
set -eu
cd "$(dirname "$0")/.."
seconds="$1"
shift
CXX=clang++ cmake -G Ninja -S . -B build-fuzz -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DECLUSE_FUZZ=ON -DECLUSE_SANITIZE=ON > /dev/null
[ $# -gt 0 ] || set -- document envelope tar flux_name annuaire
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
for entry in samples/*/flux*/*; do
  name=$(basename "$(dirname "$(dirname "$entry")")")-$(basename "$entry")
  case $entry in
    *.b64) base64 -d "$entry" > "$corpus/$name" ;;
    *.d) tar --format=ustar -C "$entry" -cf "$corpus/$name.tar" . && gzip -c "$corpus/$name.tar" > "$corpus/$name.gz" ;;
    *) cp "$entry" "$corpus/$name" ;;
  esac
done
for target in "$@"; do
  cmake --build build-fuzz --target "fuzz_$target"
  mkdir -p "tests/fuzz/found/$target" "build-fuzz/corpus/$target"
  "build-fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -max_len=65536 -print_final_stats=1 -artifact_prefix="tests/fuzz/found/$target/" \
    "build-fuzz/corpus/$target" "tests/fuzz/found/$target" "$corpus"
done
