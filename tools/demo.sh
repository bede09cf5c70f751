#!/bin/sh
# The house at work: a new root, the flux of samples/ dropped in it, two batches, and the
# answers of Écluse.
#
#   tools/demo.sh BINARY [DIR]     DIR: where to make the root; a temporary folder by default
#
# Speaks French or English, as the locale says. Exit status: 0 when every flux ended as samples/ says.
set -eu

binary=$1
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
root=${2:-$(mktemp -d "${TMPDIR:-/tmp}/ecluse-demo.XXXXXX")}
mkdir -p "$root"
root=$(cd "$root" && pwd)
samples=$(cd "$(dirname "$0")/.." && pwd)/samples

bold='' plain=''
if [ -t 1 ]; then
  bold=$(printf '\033[1m')
  plain=$(printf '\033[0m')
fi

# say FRENCH ENGLISH: a heading, in the language of the locale, as the program does.
say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    fr*) heading=$1 ;;
    *) heading=$2 ;;
  esac
  printf '\n%s== %s%s\n' "$bold" "$heading" "$plain"
}

# drop ENTRY: puts one flux of the samples in the folder of its partner.
drop() {
  name=$(basename "$1")
  name=${name%.d}
  name=${name%.b64}
  partner=$(printf '%s' "$name" | cut -d_ -f2)
  mkdir -p "$root/inbound/$partner"
  target=$root/inbound/$partner/$name
  case $1 in
    *.d) (cd "$1" && tar --format=ustar -czf "$target" -- *) ;;
    *.b64) base64 -d "$1" >"$target" ;;
    *) cp "$1" "$target" ;;
  esac
}

# batch STATUS: runs one, which must leave with that status.
batch() {
  status=0
  "$binary" run --root "$root" || status=$?
  [ "$status" -eq "$1" ] || {
    echo "ecluse run: $status, $1 expected" >&2
    exit 1
  }
}

# states: how many flux of the JSON on standard input ended in each state.
states() {
  sed -n 's/.*"state": *"\(IN_[A-Z_]*\)".*/\1/p' | sort | uniq -c
}

say "Une racine neuve : $root" "A new root: $root"
"$binary" init "$root"
sed -i 's/^\( *quiet_ms *=\).*/\1 0/' "$root/ecluse.toml"

for entry in "$samples"/*/flux/* "$samples"/*/flux-1/*; do drop "$entry"; done
say "Premier lot : les exemples de samples/, dont beaucoup sont fautifs exprès" \
  "First batch: the samples, many of them wrong on purpose"
batch 1

for entry in "$samples"/*/flux-2/*; do drop "$entry"; done
say "Second lot : un flux déjà reçu, un numéro déjà intégré, et ce que l'on dit des pièces du premier" \
  "Second batch: a flux received before, a number integrated before, and what is said of the first's pieces"
batch 1

say "Le suivi des flux : ecluse list" "Where each flux stands: ecluse list"
"$binary" list --root "$root" --limit 100

rejected=$(basename "$samples"/number-too-long/flux/*)
say "Un flux rejeté : ecluse show ${rejected##*_}" "A rejected flux: ecluse show ${rejected##*_}"
"$binary" show "${rejected##*_}" --root "$root"

say "Les réponses, dans outbound/" "The answers, in outbound/"
(cd "$root/outbound" && for folder in *; do
  printf '%s: ' "$folder"
  ls "$folder" | cut -d_ -f1 | sort | uniq -c | awk '{printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2} END {print ""}'
done)

partial=$(basename "$samples"/envelope-one-bad/flux/*.d .d)
report=$(grep -l "<IdFlux>${partial##*_}</IdFlux>" "$root"/outbound/*/CSO* | head -n 1)
say "Un compte rendu d'intégration : ${report#"$root"/}" "An integration report: ${report#"$root"/}"
cat "$report"

expected=$(cat "$samples"/*/expected/flux*.json | states)
seen=$("$binary" list --root "$root" --limit 1000 --json | states)
if [ "$expected" = "$seen" ]; then
  say "Tout s'est passé comme prévu. La racine reste là pour la regarder : $root" \
    "All went as expected. The root stays there to be looked at: $root"
else
  printf 'expected:\n%s\nseen:\n%s\n' "$expected" "$seen" >&2
  exit 1
fi
