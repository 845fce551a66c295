#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Compares travel times and distances with those of OSRM 6.0.0 for 200 pairs in Heidelberg, between
# the ends that OSRM snapped to. Prints quantiles of the ratio ours / reference.
# Usage: tests/bench/roads.sh [RONDE_BINARY]     Exit: 0 within the bands, 1 not, 77 no data.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
ronde=${1:-${RONDE_BINARY:-$root/build/release/ronde}}
shared=${RONDE_SHARED:-$root/../shared}
[ -d "$shared/osm" ] || shared=$root/../../shared
if [ ! -f "$shared/osm/heidelberg.osm.pbf" ]; then
    echo "skipped: no ../shared/osm/heidelberg.osm.pbf (or set RONDE_SHARED)"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
"$ronde" map build "$shared/osm/heidelberg.osm.pbf" -o "$work/h.rmap" --profiles bike,car,foot

# ratios PROFILE METRIC COLUMN: one "ratio" a line, or "-" for an unreachable pair. Row 2i - 1 of the
# table is the first end of pair i, and column 2i its second.
ratios() {
    reference=$shared/osm/oracle-heidelberg-$1-osrm.tsv
    grep -v '^#' "$reference" | awk '{ print $6, $7; print $8, $9 }' > "$work/points"
    "$ronde" map table "$work/h.rmap" --profile "$1" --points "$work/points" --metric "$2" \
        -o "$work/table"
    awk 'NR % 2 == 1 { print $(NR + 1) }' "$work/table" > "$work/ours"
    grep -v '^#' "$reference" | cut -f "$3" | paste "$work/ours" - |
        awk '$1 == "-" { print "-"; next } { print $1 / ($2 > 1 ? $2 : 1) }'
}

# The acceptance of issue A holds for durations: median 0.80-1.20, 95 % within 0.6-1.6, all reachable.
failed=0
printf 'profile\tmetric\tpairs\tp05\tmedian\tp95\twithin 0.6-1.6\tunreachable\n'
for profile in bike car foot; do
    for metric in duration distance; do
        column=10
        [ "$metric" = duration ] || column=11
        ratios "$profile" "$metric" "$column" > "$work/ratios"
        grep -v '^-' "$work/ratios" | sort -g > "$work/sorted"
        awk -v profile="$profile" -v metric="$metric" -v all="$(wc -l < "$work/ratios")" '
            { ratio[NR] = $1; within += $1 >= 0.6 && $1 <= 1.6 }
            END {
                median = ratio[int((NR + 1) / 2)]
                printf "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.1f %%\t%d\n", profile, metric, all,
                    ratio[int(NR * 0.05) + 1], median, ratio[int(NR * 0.95)],
                    100 * within / all, all - NR
                exit !(all == NR && within / all >= 0.95 && median >= 0.80 && median <= 1.20)
            }' "$work/sorted" || failed=1
    done
done
[ "$failed" -eq 0 ] || echo "outside the bands of issue A" >&2
exit "$failed"
