#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Generated days of household support by bicycle: what a planner runs. Cost against time, and the
# gap to the longest of the times; and how soon there is a first plan.
#
#   tests/bench/days.sh                                    # 600 visits and 60 helpers; 5, 15, 60 s
#   tests/bench/days.sh --visits 6000 --helpers 300 --times 10,60,600 --threads 2
#
# Times are CPU seconds, those of the clock with several threads. Each row is a run of its own that
# cools within its time. The map is made of an extract in ../shared/osm ($RONDE_SHARED/osm); without
# it the script says "skipped".
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/bench/town.sh
. "$here/tests/bench/town.sh"
visits=600 helpers=60 town=heidelberg times=5,15,60 seeds=1 day=1 threads=1

usage() {
    sed -n '3,12s/^# \{0,1\}//p' "$0"
    echo "Options: --visits N --helpers N --town NAME --times LIST --seeds N --day N --threads N"
}

while [ $# -gt 0 ]; do
    case $1 in
    --visits) visits=$2 ;;
    --helpers) helpers=$2 ;;
    --town) town=$2 ;;
    --times) times=$2 ;;
    --seeds) seeds=$2 ;;
    --day) day=$2 ;;
    --threads) threads=$2 ;;
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

make_town "$town" bike

# Minutes of a visit such that the work, with travel, takes four fifths of the helpers' hours. Few
# helpers with very many visits bring meals or medicine rather than clean.
minutes=$((helpers * 310 / visits - 8))
[ "$minutes" -ge 8 ] || minutes=8
set=cleaning_mean=$minutes,cleaning_deviation=$((minutes / 2)),cleaning_least=5,laundry_share=0
set=$set,bike_share=100,ebike_share=0,morning_share=20,school_share=20,afternoon_share=10

"$ronde" generate day --map "$work/town.rmap" --clients "$visits" --helpers "$helpers" \
    --seed "$day" --set "$set" -o "$work/day" >"$work/log"
mkdir "$work/days"
cp "$work/day/central.json" "$work/days/$town-$visits-$helpers-$day.json"

bench() {
    "$ronde" bench "$work/days" --map "$work/town.rmap" --threads "$threads" "$@" 2>"$work/log" |
        tail -n +2 || true
}

# Everything from reading on, as a user waits for it; and CPU time, where others use the machine.
began=$(date +%s.%N)
(
    bench --first >"$work/first"
    times >"$work/times"
)
echo "$began $(date +%s.%N) $(tail -n 1 "$work/times" | tr 'ms' '  ') $(tail -n 1 "$work/first")" | awk '{
    printf "first plan: %.2f s of the clock with reading and the travel table, CPU %.2f s, of " \
           "which the search %.2f s\n", $2 - $1, 60 * $3 + $4 + 60 * $5 + $6, $(NF - 1) }'

for time in $(echo "$times" | tr ',' ' '); do
    bench --time "$time" --seeds "$seeds" | sed "s/^/$time\t/"
done | awk -F '\t' '
    { row[NR] = $1; seed[NR] = $3; cost[NR] = $5; fine[NR] = $9; done[NR] = $11; rate[NR] = $12
      cpu[NR] = $13; mib[NR] = $14; if ($9 == "yes" && (best == "" || $5 < best)) best = $5 }
    END {
        print "limit_s\tseed\tcost\tgap_to_best_percent\tfeasible\titerations\titerations_per_s\tseconds\tpeak_mib"
        for (i = 1; i <= NR; i++)
            printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", row[i], seed[i], cost[i],
                   best == "" ? "-" : sprintf("%.2f", 100 * (cost[i] / best - 1)), fine[i], done[i],
                   rate[i], cpu[i], mib[i]
    }'
