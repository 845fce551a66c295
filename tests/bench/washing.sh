#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# More ways of laundry must never make a plan dearer: a generated day with every way that each
# resident allows, against the same day with one way for all who allow it (--allow), at equal
# iterations. Means over the seeds of the search.
#
#   tests/bench/washing.sh                                   # 130 visits, 40,000 iterations, 3 seeds
#   tests/bench/washing.sh --visits 600 --iterations 60000
#
# The map is made of an extract in ../shared/osm ($RONDE_SHARED/osm); without it the script says
# "skipped". RONDE_MAP names a .rmap that is there already.
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/bench/town.sh
. "$here/tests/bench/town.sh"
visits=130 iterations=40000 seeds=3 day=1 town=heidelberg set=utilisation=75
while [ $# -gt 0 ]; do
    case $1 in
    --visits) visits=$2 ;;
    --iterations) iterations=$2 ;;
    --seeds) seeds=$2 ;;
    --day) day=$2 ;;
    --town) town=$2 ;;
    --set) set=$2 ;;
    *)
        sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
    esac
    shift 2
done

map=${RONDE_MAP:-$work/town.rmap}
[ -f "$map" ] || make_town "$town" bike,ebike,car
"$ronde" generate day --map "$map" --clients "$visits" --seed "$day" --set "$set" -o "$work/day"

TIMEFORMAT=%U
printf 'ways\tvalue\tunserved\thidden min\treturns\tCPU s\n'
for ways in ${WAYS:-all return within preloaded next_visit central}; do
    value=0 unserved=0 hidden=0 returns=0 seconds=0
    allow=()
    [ "$ways" = all ] || allow=(--allow "$ways")
    for seed in $(seq 0 $((seeds - 1))); do
        mkdir -p "$work/one"
        cp "$work/day/choice.json" "$work/one/instance.json"
        took=$({ time "$ronde" solve "$work/day/choice.json" --map "$map" "${allow[@]}" \
            -n "$iterations" --seed "$seed" -o "$work/one/plan.json" >/dev/null 2>&1; } 2>&1)
        read -r v u h r < <("$ronde" report "$work/one" --map "$map" --json | jq -r \
            --argjson value "$(jq .objective.value "$work/one/plan.json")" \
            '.days[0].plan | "\($value) \(.unserved) \(.hidden_time) \(.return_visits)"')
        read -r value unserved hidden returns seconds < <(awk "BEGIN {
            printf \"%.5f %d %d %d %.2f\n\", $value + $v, $unserved + $u, $hidden + $h, $returns + $r, $seconds + $took }")
    done
    awk "BEGIN { printf \"%s\t%.2f\t%.1f\t%.0f\t%.1f\t%.1f\n\", \"$ways\", $value / $seeds,
        $unserved / $seeds, $hidden / 60 / $seeds, $returns / $seeds, $seconds / $seeds }"
done
