#!/bin/sh
# The rulebooks here and in Saxon-HE (Debian: libsaxonhe-java, default-jdk-headless), on the same
# documents in the same run: milliseconds of processor time a document, warm. What is counted:
#   judge  the document is in memory. Here its nodes are numbered for each rulebook, every time; the
#          tree of Saxon is made once, before. Both tell each finding with its place and message, Saxon
#          in the SVRL that published stylesheets write, Écluse as findings.
#   bare   the same, Saxon writing no more than the ids of what fires.
#   read   the bytes of the document are parsed every time too, without a schema, and SVRL written.
# Of Saxon the whole process counts but for its compiler, its collection of garbage included, as
# memory given back does here. Only a quiet machine gives figures worth telling: a busy one keeps the
# compiler of the JVM from its work.
# Then every example of the CEN in turn, judged with EN 16931: each ratio, the least and the median.
# Usage: BENCH_RULES [SECONDS]   (BENCH_RULES: build/tests/bench/bench_rules)
set -eu
bench="$1"
seconds="${2:-5}"
tools=$(dirname "$0")
data="$tools/../../../shared/data"
books="$data/rulebooks"
saxon="${SAXON:-/usr/share/java/Saxon-HE.jar}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sheets_of() { # FORM RULEBOOK…: in $sheets and $files
  form="$1"
  shift
  sheets=""
  files=""
  for book in "$@"; do
    sheet="$work/$(basename "$book" .sch).xsl"
    # shellcheck disable=SC2086 # no form is no argument
    python3 "$tools/schematron_to_xslt.py" $form "$books/$book" > "$sheet"
    sheets="$sheets $sheet"
    files="$files $books/$book"
  done
}

compare() { # NAME DOCUMENT RULEBOOK…
  for kind in judge bare read; do
    compare_in "$kind" "$@"
  done
}

compare_in() { # judge|bare|read NAME DOCUMENT RULEBOOK…
  kind="$1"
  form=""
  scope="$kind"
  if [ "$kind" = bare ]; then
    form=--bare
    scope=judge
  fi
  shift
  name="$1"
  document="$data/$2"
  shift 2
  sheets_of "$form" "$@"
  ours=$("$bench" --loop "$scope" "$document" "$seconds" $files)
  theirs=$(java -XX:+UseSerialGC -cp "$saxon" "$tools/SaxonLoop.java" "$scope" "$document" "$seconds" $sheets 2> "$work/errors") ||
    theirs="0 refused"
  echo "$name/$kind $ours $theirs" | awk '{printf "%-26s %9.4f ms (%s failures)   Saxon %9.4f ms (%s failures)   %.1f times\n", $1, $2, $3, $4, $5, $4 / $2}'
}

ubl=en16931-1.3.16/ubl/EN16931-UBL-validation-preprocessed.sch
cii=en16931-1.3.16/cii/EN16931-CII-validation-preprocessed.sch
brfr_cii=br-fr-flux2-1.4.0.02/cii/BR-FR-Flux2-Schematron-CII.sch
small_ubl=corpora/cen-en16931/ubl-examples/guide-example1.xml
small_cii=corpora/cen-en16931/cii-examples/CII_example1.xml
compare en16931-ubl "$small_ubl" $ubl
compare en16931-cii "$small_cii" $cii
compare en16931+br-fr-cii "$small_cii" $cii $brfr_cii
compare extended-ctc-fr-ubl "$small_ubl" extended-ctc-fr-1.4.0.02/ubl/EXTENDED-CTC-FR-UBL.sch
compare extended-ctc-fr-cii "$small_cii" extended-ctc-fr-1.4.0.02/cii/EXTENDED-CTC-FR-CII.sch

survey() { # NAME FOLDER RULEBOOK…: all but what is a megabyte of attachments
  name="$1"
  documents=$(find "$data/$2" -maxdepth 1 -iname '*.xml' -size -1024k | sort)
  shift 2
  sheets_of "" "$@"
  java -XX:+UseSerialGC -cp "$saxon" "$tools/SaxonLoop.java" judge "$(echo "$documents" | paste -sd:)" 1 $sheets > "$work/theirs"
  for document in $documents; do
    "$bench" --loop judge "$document" 1 $files
  done > "$work/ours"
  echo "$documents" | xargs -n1 basename | paste -d' ' - "$work/ours" "$work/theirs" |
    awk -v name="$name" '{printf "%-14s %-34s %9.4f ms (%s failures)   Saxon %9.4f ms (%s failures)   %.1f times\n", name, $1, $2, $3, $4, $5, $4 / $2}' |
    tee "$work/survey"
  awk '{print $(NF - 1)}' "$work/survey" | sort -n |
    awk -v name="$name" '{all[NR] = $1} END {printf "%s: %d documents, least %.1f, median %.1f times\n", name, NR, all[1], (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2}'
}

survey en16931-ubl corpora/cen-en16931/ubl-examples $ubl
survey en16931-cii corpora/cen-en16931/cii-examples $cii
