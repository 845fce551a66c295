#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the solver on the public benchmark sets, run by run, and prints one line per row of the
# table in README.md. Runs that are done are kept and not done again: an interrupted table goes on
# where it was.
# Usage: tests/bench/run.sh [--jobs N] [--seeds N] [--time S] [--only PATTERN] [--out DIR] [ROW...]
#   ROW: solomon10 solomon30 homberger200 homberger400 homberger1000 homberger1000-600
#        fleet200 fleet400 lilim100 lilim200 lilim400 mdvrptw sdvrptw multitrip
#        hhcrsp-ab hhcrsp-cd hhcrsp-e hhcrsp-fg hhcrsp-italian   (default: solomon10 lilim100)
#   --seeds, --time: instead of those of the table; --only: instances whose name matches the glob.
# Times are CPU seconds per run. The sets are looked for in ../shared/bench, or $RONDE_SHARED/bench.
set -euo pipefail
shopt -s extglob
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shared=${RONDE_SHARED:-$root/../shared}
ronde=${RONDE_BINARY:-$root/build/release/ronde}
jobs=1 seeds='' seconds='' only='*' out=$root/build/bench
rows=()
while [ $# -gt 0 ]; do
    case "$1" in
    --jobs) jobs=$2 && shift ;;
    --seeds) seeds=$2 && shift ;;
    --time) seconds=$2 && shift ;;
    --only) only=$2 && shift ;;
    --out) out=$2 && shift ;;
    -h | --help) sed -n '3,11s/^# //p' "${BASH_SOURCE[0]}" && exit 0 ;;
    -*) echo "unknown option $1; try --help" >&2 && exit 2 ;;
    *) rows+=("$1") ;;
    esac
    shift
done
[ "${#rows[@]}" -gt 0 ] || rows=(solomon10 lilim100)
if [ ! -d "$shared/bench" ]; then
    echo "skipped: no benchmark sets in $shared/bench"
    exit 0
fi
if [ ! -x "$ronde" ]; then
    echo "no program at $ronde: cmake --preset release && cmake --build --preset release" >&2
    exit 2
fi

# One run of one instance, unless it is done. Called again by this script, several at a time.
run_one() { # FILE FOLDER NAME SEED SECONDS OPTION...
    local file=$1 folder=$2 name=$3 seed=$4 time=$5 code=0
    shift 5
    [ ! -s "$file" ] || return 0
    "$ronde" bench "$shared/bench/$folder" --set "$name" --seed "$seed" --time "$time" \
        --no-progress --plans "$(dirname "$file")/plans" "$@" >"$file.part" 2>"$file.log" || code=$?
    if [ "$code" -gt 1 ]; then # 1: an infeasible plan is a result
        cat "$file.log" >&2
        return 1
    fi
    mv "$file.part" "$file" && rm "$file.log"
}
export -f run_one
export ronde shared

# measure ROW FOLDER GLOB SECONDS SEEDS OPTION...: all runs of a row, and its line.
measure() {
    local row=$1 folder=$2 glob=$3 time=${seconds:-$4} count=${seeds:-$5} name seed
    shift 5
    local into=$out/$row-$time
    mkdir -p "$into/plans"
    for file in "$shared/bench/$folder"/*; do
        name=$(basename "${file%.*}")
        # shellcheck disable=SC2053 # globs are meant
        [[ $file != *.md && $file != *.tsv && $name == $glob && $name == $only ]] || continue
        for ((seed = 0; seed < count; seed++)); do
            printf '%s\0' "$into/$name-$seed.tsv" "$folder" "$name" "$seed" "$time" "$@"
        done
    done | xargs -0 -r -n $((5 + $#)) -P "$jobs" bash -c 'run_one "$@"' run_one
    summary "$row-$time" "$into"
}

# Mean and worst gap, share of runs with the fleet of the best known, infeasible runs, use of time.
summary() { # LABEL FOLDER
    find "$2" -name '*.tsv' -exec awk 'FNR > 1' {} + | sort | awk -F '\t' -v label="$1" '
        { runs++; infeasible += $8 != "yes"; cpu += $12; fleet += $5 == "-" || $3 <= $5 }
        $7 != "-" { known++; sum += $7; if (known == 1 || $7 > worst) { worst = $7; name = $1 } }
        END {
            if (runs == 0) { printf "%-22s no runs\n", label; exit }
            printf "%-22s %3d runs, %3d compared: mean %.3f %%, worst %.3f %% (%s); ",
                label, runs, known, known ? sum / known : 0, worst, name
            if (label ~ /^(fleet|lilim)/) printf "fleet reached in %.1f %%; ", 100 * fleet / runs
            printf "%d infeasible; %.1f s each\n", infeasible, cpu / runs
        }'
}

distance=(--objective distance --rounding dimacs)
fleet=(--objective vehicles --rounding exact)
for row in "${rows[@]}"; do
    case "$row" in
    solomon10) measure "$row" vrptw_solomon '*' 10 3 "${distance[@]}" ;;
    solomon30) measure "$row" vrptw_solomon '*' 30 3 "${distance[@]}" ;;
    homberger200) measure "$row" vrptw_homberger '*_2_*' 60 3 "${distance[@]}" ;;
    homberger400) measure "$row" vrptw_homberger '*_4_*' 60 1 "${distance[@]}" ;;
    homberger1000) measure "$row" vrptw_homberger '*_10_*' 60 1 "${distance[@]}" ;;
    homberger1000-600) measure "$row" vrptw_homberger '*_10_4' 600 1 "${distance[@]}" ;;
    fleet200) measure "$row" vrptw_homberger '*_2_*' 120 3 "${fleet[@]}" ;;
    fleet400) measure "$row" vrptw_homberger '*_4_*' 120 1 "${fleet[@]}" ;;
    lilim100) measure "$row" pdptw_lilim 'l[!_]*[0-9][0-9][0-9]' 30 3 "${fleet[@]}" ;;
    lilim200) measure "$row" pdptw_lilim '*_2_*' 60 3 "${fleet[@]}" ;;
    lilim400) measure "$row" pdptw_lilim '*_4_*' 120 1 "${fleet[@]}" ;;
    mdvrptw) measure "$row" mdvrptw_vidal '*' 60 1 ;;
    sdvrptw) measure "$row" sdvrptw '*' 60 1 ;;
    multitrip) measure "$row" mtvrptwr '*' 120 1 --rounding dimacs ;;
    hhcrsp-ab) measure "$row" hhcrsp_mankowska '*_HCSRP_@(10|25)_*' 10 3 ;;
    hhcrsp-cd) measure "$row" hhcrsp_mankowska '*_HCSRP_@(50|75)_*' 30 3 ;;
    hhcrsp-e) measure "$row" hhcrsp_mankowska '*_HCSRP_100_*' 60 3 ;;
    hhcrsp-fg) measure "$row" hhcrsp_mankowska '*_HCSRP_@(200|300)_*' 120 1 ;;
    hhcrsp-italian) measure "$row" hhcrsp_italian '*' 120 1 ;;
    *) echo "unknown row $row; try --help" >&2 && exit 2 ;;
    esac
done
