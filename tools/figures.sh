#!/bin/sh
# Measures what docs/figures.md states, and prints it. Usage: BUILD
# The load is made by tests/bench/make_flux: UBL invoices of 8 kB for a partner without cycle de vie.
set -eu
build="${1:-build}"
ecluse="$build/daemon/ecluse"
make_flux="$build/tests/bench/make_flux"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

root_with() { # FOLDER PARTNER FLUX PIECES
  LC_ALL=C "$ecluse" init "$1" > /dev/null
  sed -i 's/^quiet_ms = .*/quiet_ms = 0/' "$1/ecluse.toml"
  "$make_flux" "$1/inbound/$2" "$3" "$4"
}

# Roots are kept until the end: ext4 is slow to create files for minutes after many were removed.
rounds=0

median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

run_timed() { # ROOT: "seconds kilobytes"
  /usr/bin/time -f '%e %M' -o "$work/time" env LC_ALL=C "$ecluse" run --root "$1" > "$work/out"
  cat "$work/time"
}

rate() { # NAME FLUX PIECES PARTNER
  for round in 1 2 3 4 5; do
    rounds=$((rounds + 1))
    root_with "$work/root$rounds" "$4" "$2" "$3"
    sync
    run_timed "$work/root$rounds"
  done > "$work/rounds"
  seconds=$(cut -d' ' -f1 "$work/rounds" | median)
  memory=$(cut -d' ' -f2 "$work/rounds" | median)
  echo "$1: $seconds s, $(echo "$2 $3 $seconds" | awk '{printf "%d", $1*$2/$3}') pieces/s, $(echo "$2 $seconds" | awk '{printf "%d", $1/$2}') flux/s, peak $((memory / 1024)) MB"
}

cold() { # NAME FILE INTERFACE
  for round in 1 2 3 4 5 6 7 8 9; do
    start=$(date +%s%N)
    LC_ALL=C "$ecluse" check "$2" --interface "$3" > /dev/null || true
    echo $(( ($(date +%s%N) - start) / 10000 ))
  done | median | awk -v name="$1" '{printf "%s: %.1f ms\n", name, $1/100}'
}

echo "processor: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2-), $(nproc) cores; kernel $(uname -r)"
rate "envelopes of 500 small invoices, 100 flux" 100 500 SSC777
rate "envelopes of 500, with cycle de vie" 100 500 ABC123
rate "single invoices, 10000 flux" 10000 1 SSC777
mkdir "$work/one"
"$make_flux" "$work/one" 1 1
cold "check, cold, UBL of 8 kB" "$work"/one/* FSO1100A
# What a start costs with a backlog: everything is listed, one flux is taken, the rest stays.
root_with "$work/backlog" SSC777 100000 1
sync
for round in 1 2 3; do
  LC_ALL=C /usr/bin/time -f '%e %M' -o "$work/time" "$ecluse" run --root "$work/backlog" --max 1 > "$work/out"
  cat "$work/time"
done | sort -n | sed -n 2p | awk '{printf "at work again with 100000 files waiting: %s s, peak %d MB\n", $1, $2/1024}'
for bench in bench_ecluse bench_formats; do
  "$build/tests/bench/$bench" --benchmark_min_time=0.3 --benchmark_repetitions=5 --benchmark_report_aggregates_only=true 2> /dev/null
done
