#!/bin/sh
# Runs fuzz targets one after the other, on one core. Usage: SECONDS [TARGET...]
# Prints a line for each: seconds, executions, findings. What is found is kept under
# tests/fuzz/found/<target>/: it is given first ever after, and test_fuzz replays it.
# ECLUSE_FUZZ_BUILT=1 takes the programs of build-fuzz as they are.
set -eu
cd "$(dirname "$0")/.."
seconds="$1"
shift
[ $# -gt 0 ] || set -- xml ubl cii cpp facturx statut lift envelope tar gzip zip flux_name annuaire regex schematron xpath
build=build-fuzz

if [ -z "${ECLUSE_FUZZ_BUILT:-}" ]; then
  CXX=clang++ cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DECLUSE_FUZZ=ON -DECLUSE_SANITIZE=ON > /dev/null
  for target in "$@"; do cmake --build "$build" --target "fuzz_$target"; done
fi

# The samples as a partner sends them, and what is in them.
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
for entry in samples/*/flux*/* samples/*/expected/FEN1200A_* samples/twins/*/*; do
  [ -e "$entry" ] || continue
  name=$(basename "$(dirname "$(dirname "$entry")")")-$(basename "$entry")
  case $entry in
    *.md) ;;
    *.b64) base64 -d "$entry" > "$seeds/$name" ;;
    *.d) tar --format=ustar -C "$entry" -cf "$seeds/$name.tar" . && gzip -c "$seeds/$name.tar" > "$seeds/$name.gz" ;;
    *) cp "$entry" "$seeds/$name" ;;
  esac
done
# Archives end with the byte that tells some targets in which steps to read.
for name in "$seeds"/ordinary-*; do
  python3 -m zipfile -c "$name.zip" "$name" samples/README.md
  printf A >> "$name.zip"
done
for name in "$seeds"/*.gz; do printf A | cat "$name" - > "$name-A"; done

count() { find "$1" -type f | wc -l; }

for target in "$@"; do
  found=tests/fuzz/found/$target corpus=$build/corpus/$target log=$build/fuzz-$target.log
  mkdir -p "$found" "$corpus"
  before=$(count "$found")
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$found/" "$corpus" "$found" "$seeds" > "$log" 2>&1 || true
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  took=$(sed -n 's/^Done [0-9]* runs in \([0-9]*\) second.*/\1/p' "$log")
  echo "$target: ${took:-stopped early,} s, ${executions:-?} executions, $(($(count "$found") - before)) findings ($log)"
  rmdir "$found" 2> /dev/null || true
done
