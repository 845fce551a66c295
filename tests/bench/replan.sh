#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Re-planning of generated days: five days, and on each a helper who falls sick (one with the most
# visits), a visit that is cancelled and one that takes half an hour longer. For each event two rows: the
# first answer, and after some seconds of search.
#
#   tests/bench/replan.sh                          # 600 residents on heidelberg, 5 s of search
#   tests/bench/replan.sh --residents 150 --time 2 --town enschede
#
# cpu_s is that of the whole command, with reading and travel tables. others: visits that are in both
# plans and not of the sick helper; moved: those of them with another start; calls: residents to be
# phoned. The map is made of an extract in ../shared/osm ($RONDE_SHARED/osm); without it the script
# says "skipped".
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/bench/town.sh
. "$here/tests/bench/town.sh"
residents=600 town=heidelberg seconds=5 days=5 iterations=100000

usage() {
    sed -n '3,14s/^# \{0,1\}//p' "$0"
    echo "Options: --residents N --town NAME --time SECONDS --days N"
    echo "         --iterations N (of the promised plan)"
}

while [ $# -gt 0 ]; do
    case $1 in
    --residents) residents=$2 ;;
    --town) town=$2 ;;
    --time) seconds=$2 ;;
    --days) days=$2 ;;
    --iterations) iterations=$2 ;;
    --help | -h)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
    shift 2
done

make_town "$town" bike,ebike,car,foot

# Visits of a plan file: task, shift, start and duration in seconds, separated by tabs.
visits() {
    awk -F '"' '
        /"shift": / { shift = $4 }
        /"task": .*"start": / && !/"kind": "break"/ {
            start = $0
            sub(/.*"start": /, "", start)
            sub(/[,}].*/, "", start)
            end = $0
            sub(/.*"end": /, "", end)
            print $4 "\t" shift "\t" start "\t" end - start
        }' "$1"
}

# Seconds of CPU of a command, on the standard output; what it says goes to a file.
cpu_of() {
    (
        "$@" >"$work/said" 2>"$work/log"
        times >"$work/times"
    )
    tail -n 1 "$work/times" | tr 'ms' '  ' | awk '{ printf "%.2f", 60 * $1 + $2 + 60 * $3 + $4 }'
}

# One row: TITLE SICK-SHIFT TIME EVENT-OPTION VALUE
row() {
    title=$1 sick=$2 time=$3
    cpu=$(cpu_of "$ronde" replan "$work/day/instance.json" "$work/plan.json" \
        --map "$work/town.rmap" "$4" "$5" --time "$time" --seed "$day" -o "$work/new.json" --json)
    visits "$work/new.json" >"$work/after"
    awk -F '\t' -v sick="$sick" '
        FNR == NR { shift[$1] = $2; start[$1] = $3; next }
        ($1 in shift) && shift[$1] != sick { others++; moved += $3 != start[$1] ? 1 : 0 }
        END { printf "%d\t%d\t%.2f", others, moved, 100 * moved / others }' \
        "$work/before" "$work/after" >"$work/moved"
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$day" "$title" "$time" "$cpu" "$(cat "$work/moved")" \
        "$(grep -c '"visit": ' "$work/said" || true)"
}

printf 'day\tevent\ttime_s\tcpu_s\tothers\tmoved\tmoved_percent\tcalls\n'
for day in $(seq 1 "$days"); do
    rm -rf "$work/day"
    "$ronde" generate day --map "$work/town.rmap" --clients "$residents" --seed "$day" \
        -o "$work/day" >"$work/log"
    "$ronde" solve "$work/day/instance.json" --map "$work/town.rmap" --seed "$day" \
        --iterations "$iterations" -o "$work/plan.json" >"$work/log" 2>&1
    visits "$work/plan.json" >"$work/before"
    helper=$(cut -f 2 "$work/before" | sort | uniq -c | sort -k1,1nr -k2 | awk 'NR == 1 { print $2 }')
    busy=$(awk -F '\t' -v shift="$helper" '$2 == shift { print $1; exit }' "$work/before")
    longer=$(awk -F '\t' -v task="$busy" '$1 == task { print int($4 / 60) + 30 }' "$work/before")
    for time in 0 "$seconds"; do
        row "helper sick" "$helper" "$time" --sick "$helper"
        row "visit cancelled" "" "$time" --cancel "$busy"
        row "visit longer" "" "$time" --longer "$busy@$longer"
    done
done
