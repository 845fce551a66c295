#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A generated week of household support, and the week after it: key figures of both plans, and how
# many visits stay with the same helper and on the same weekday.
#
#   tests/bench/weeks.sh                                  # 600 residents, 40 helpers; 600 s
#   tests/bench/weeks.sh --residents 6000 --helpers 450 --providers 12 --time 1800
#
# Times are those of the clock with several threads, CPU seconds with one. The map is made of an
# extract in ../shared/osm ($RONDE_SHARED/osm); without it the script says "skipped". Needs jq.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/bench/town.sh
. "$here/tests/bench/town.sh"
residents=600 helpers=40 providers=1 town=heidelberg time=600 seed=1 threads=2 set=leave_share=6

while [ $# -gt 0 ]; do
    case $1 in
    --residents) residents=$2 ;;
    --helpers) helpers=$2 ;;
    --providers) providers=$2 ;;
    --town) town=$2 ;;
    --time) time=$2 ;;
    --seed) seed=$2 ;;
    --threads) threads=$2 ;;
    --set) set=$2 ;;
    *)
        sed -n '3,11s/^# \{0,1\}//p' "$0"
        echo "Options: --residents N --helpers N --providers N --town NAME --time S --seed N --threads N --set LIST"
        [ "$1" = --help ] && exit 0
        exit 2
        ;;
    esac
    shift 2
done

make_town "$town" bike,ebike,car

# plan FOLDER START and further options: the week, its plan and its key figures.
plan() {
    folder=$work/$1 start=$2
    shift 2
    "$ronde" generate week --map "$work/town.rmap" --residents "$residents" --helpers "$helpers" \
        --providers "$providers" --seed "$seed" --start "$start" --set "$set" -o "$folder" "$@"
    "$ronde" solve "$folder/instance.json" --map "$work/town.rmap" --time "$time" \
        --threads "$threads" -o "$folder/plan.json" >"$work/log"
    "$ronde" check "$folder/instance.json" "$folder/plan.json" --map "$work/town.rmap" >"$work/log"
    "$ronde" report "$folder" --kpi --json --map "$work/town.rmap" >"$folder/kpi.json"
    echo "week from $start"
    jq -r '.days[0].plan | "visits \(.visits), not planned \(.unserved), continuity \(100 * .continuity | round) %, agreed weekdays \(100 * .day_share | round) %, travel \(1000 * .travel_share | round / 10) %, paid \(.paid_time / 3600 | round) h"' \
        "$folder/kpi.json"
    jq -r '"iterations \(.run.iterations), \(.run.seconds | round) s, value \(.objective.value | round)"' \
        "$folder/plan.json"
}

# Lines "task helper weekday" of a plan; shifts are called HELPER/DAY.
who() {
    jq -r '.routes[] | .shift as $shift | .stops[] | select(.task != null and .kind == "visit") |
        "\(.task | sub("/short$"; "")) \($shift | sub("/"; " "))"' "$work/$1/plan.json" | sort
}

plan one 2026-11-23
plan two 2026-11-30 --after "$work/one/plan.json" --after-instance "$work/one/instance.json"
who one >"$work/one.txt"
who two >"$work/two.txt"
join "$work/one.txt" "$work/two.txt" | awk '
    { helper += $2 == $4; day += $3 == $5; both += $2 == $4 && $3 == $5 }
    END { printf "of %d visits in both weeks: same helper %.1f %%, same weekday %.1f %%, both %.1f %%\n",
                 NR, 100 * helper / NR, 100 * day / NR, 100 * both / NR }'
