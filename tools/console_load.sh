#!/bin/sh
# What the console costs the gate: `ecluse run` alone, and while wrk asks the console for the list of flux. Prints both
# rates (medians) and what was answered meanwhile. Usage: BUILD [ROUNDS]
# wrk stands for other machines: here it runs at the lowest priority, on the same two cores.
set -eu
build="${1:-build}"
rounds="${2:-5}"
ecluse="$build/daemon/ecluse"
make_flux="$build/tests/bench/make_flux"
work=$(mktemp -d)
port=18088
trap 'kill $console 2> /dev/null || true; rm -rf "$work"' EXIT
console=
export LC_ALL=C

made_root() { # FOLDER: 100 envelopes of 500 small invoices wait in it
  "$ecluse" init "$1" > /dev/null
  sed -i 's/^quiet_ms = .*/quiet_ms = 0/' "$1/ecluse.toml"
  "$make_flux" "$1/inbound/SSC777" 100 500
  "$ecluse" compte add agent@ecluse.test --name Agent --root "$1" > /dev/null
  "$ecluse" compte attach agent@ecluse.test --house --root "$1" > /dev/null
  "$ecluse" compte grant agent@ecluse.test --application EXPLOITATION --level modification --house --root "$1" > /dev/null
  echo 'une phrase assez longue' | "$ecluse" compte password agent@ecluse.test --root "$1" > /dev/null 2>&1
  sync
}

timed_run() { # FOLDER: seconds
  /usr/bin/time -f '%e' -o "$work/time" "$ecluse" run --root "$1" > /dev/null
  cat "$work/time"
}

beside() { # FOLDER: seconds of the run while the list is asked
  "$ecluse" console --root "$1" --listen "127.0.0.1:$port" > "$work/console.log" 2>&1 &
  console=$!
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 0.3
    cookie=$(curl -s -i "http://127.0.0.1:$port/connexion" -d courriel=agent@ecluse.test \
      --data-urlencode 'mot_de_passe=une phrase assez longue' -d vers=/ | sed -n 's/^Set-Cookie: \([^;]*\).*/\1/p' | head -1)
    [ -n "$cookie" ] && break
  done
  nice -n 19 wrk -t1 -c4 -d60s -H "Cookie: $cookie" "http://127.0.0.1:$port/flux" > "$work/wrk" &
  asking=$!
  sleep 1
  timed_run "$1"
  kill -INT $asking 2> /dev/null || true
  wait $asking 2> /dev/null || true
  grep -E 'requests in|Requests/sec|Non-2xx' "$work/wrk" >> "$work/answered" || true
  kill $console
  wait $console 2> /dev/null || true
}

median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

round=1
while [ "$round" -le "$rounds" ]; do
  made_root "$work/alone$round"
  timed_run "$work/alone$round" >> "$work/alone"
  made_root "$work/beside$round"
  beside "$work/beside$round" >> "$work/beside"
  round=$((round + 1))
done
alone=$(median < "$work/alone")
together=$(median < "$work/beside")
echo "$alone $together" | awk '{printf "alone %s s, %d pieces/s; beside the list page %s s, %d pieces/s: %.1f %% less\n", $1, 50000/$1, $2, 50000/$2, 100*(1-$1/$2)}'
cat "$work/answered"
