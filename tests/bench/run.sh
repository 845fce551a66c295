#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the solver on the public benchmark sets for which there are readers, and prints one line
# per set. The rows of all runs stay in the output folder as tab-separated files.
# Usage: tests/bench/run.sh [--time S] [--seeds N] [--threads N] [--out DIR] [SET...]
#   SET: solomon solomon-fleet homberger200 homberger1000 homberger-fleet lilim100 lilim1000
#   (default: solomon lilim100). Times are CPU seconds per run.
# The sets are looked for in ../shared/bench, or $RONDE_SHARED/bench.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shared=${RONDE_SHARED:-$root/../shared}
ronde=${RONDE_BINARY:-$root/build/release/ronde}
seconds=10 seeds=3 threads=1 out=$root/build/bench
sets=()
while [ $# -gt 0 ]; do
    case "$1" in
    --time) seconds=$2 && shift ;;
    --seeds) seeds=$2 && shift ;;
    --threads) threads=$2 && shift ;;
    --out) out=$2 && shift ;;
    -h | --help) sed -n '3,8s/^# //p' "${BASH_SOURCE[0]}" && exit 0 ;;
    -*) echo "unknown option $1; try --help" >&2 && exit 2 ;;
    *) sets+=("$1") ;;
    esac
    shift
done
[ "${#sets[@]}" -gt 0 ] || sets=(solomon lilim100)
if [ ! -d "$shared/bench" ]; then
    echo "skipped: no benchmark sets in $shared/bench"
    exit 0
fi
if [ ! -x "$ronde" ]; then
    echo "no program at $ronde: cmake --preset release && cmake --build --preset release" >&2
    exit 2
fi
mkdir -p "$out"

# measure SET FOLDER PATTERNS OPTION...: runs one set and keeps its rows; prints its summary.
measure() {
    local set=$1 folder=$2 patterns=$3 code=0
    shift 3
    "$ronde" bench "$shared/bench/$folder" --set "$patterns" --time "$seconds" --seeds "$seeds" \
        --threads "$threads" --no-progress "$@" >"$out/$set.tsv" 2>"$out/$set.txt" || code=$?
    printf '%-16s %s\n' "$set" "$(tail -n 1 "$out/$set.txt")"
    [ "$code" -eq 0 ] || failed=1
}

failed=0
distance=(--objective distance --rounding dimacs)
fleet=(--objective vehicles --rounding exact)
for set in "${sets[@]}"; do
    case "$set" in
    solomon) measure "$set" vrptw_solomon '*' "${distance[@]}" ;;
    solomon-fleet) measure "$set" vrptw_solomon '*' "${fleet[@]}" ;;
    homberger200) measure "$set" vrptw_homberger '*_2_*' "${distance[@]}" ;;
    homberger1000) measure "$set" vrptw_homberger '*_10_*' "${distance[@]}" ;;
    homberger-fleet) measure "$set" vrptw_homberger '*_2_*,*_4_*' "${fleet[@]}" ;;
    lilim100) measure "$set" pdptw_lilim 'l[cr]1??,l[cr]2??,lrc1??,lrc2??' "${fleet[@]}" ;;
    lilim1000) measure "$set" pdptw_lilim '*_10_*' "${fleet[@]}" ;;
    *) echo "unknown set $set; try --help" >&2 && exit 2 ;;
    esac
done
exit "$failed"
