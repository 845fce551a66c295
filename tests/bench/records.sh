#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Plans of home-care instances that are better than any published one: records/SET/INSTANCE.json.
# Usage: tests/bench/records.sh                 judges them all twice, by ronde and by hhcrsp_judge.py,
#                                               and prints the table of records/README.md
#        tests/bench/records.sh collect OUT     takes better plans over from OUT, as run.sh wrote it
# A record is below the best-known value by more than the rounding of the instances (0.001).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sets=${RONDE_SHARED:-$here/../../../shared}/bench
ronde=${RONDE_BINARY:-$here/../../build/release/ronde}
rounding=0.001

best_known() { # SET INSTANCE: "-" where nothing was published
    awk -F '\t' -v name="$2" '
        FNR == 1 { for (i = 1; i <= NF; i++) if ($i == "z" || $i == "bks_z") column = i }
        $1 == name { print $column; found = 1 }
        END { if (!found) print "-" }' "$sets/$1/bks.tsv"
}

value_of() { # PLAN
    jq .objective.value "$1"
}

less() { # A B: A is less than B by more than the rounding
    awk -v a="$1" -v b="$2" -v rounding=$rounding 'BEGIN { exit !(a < b - rounding) }'
}

judge() { # SET INSTANCE PLAN: prints the value that both judges find, or fails
    local instance=$sets/$1/$2.json ours theirs
    ours=$("$ronde" check --format hhcrsp --json "$instance" "$3" | jq .value)
    theirs=$("$here/hhcrsp_judge.py" "$instance" "$3")
    if less "$ours" "$theirs" || less "$theirs" "$ours"; then
        echo "$2: $ours by ronde, $theirs by hhcrsp_judge.py" >&2
        return 1
    fi
    echo "$theirs"
}

collect() { # OUT
    local set name plan known record
    for plan in "$1"/hhcrsp-*/plans/*.json; do
        name=$(basename "${plan%-*}")
        for set in hhcrsp_mankowska hhcrsp_italian; do
            known=$(best_known $set "$name")
            [ "$known" = - ] && continue
            record=$here/records/$set/$name.json
            if less "$(value_of "$plan")" "$known" &&
                { [ ! -e "$record" ] || less "$(value_of "$plan")" "$(value_of "$record")"; }; then
                judge $set "$name" "$plan" >/dev/null
                mkdir -p "$(dirname "$record")"
                jq -c . "$plan" >"$record"
                echo "$name $(value_of "$record"), best known $known"
            fi
        done
    done
}

table() {
    local record set name known value
    echo "| set | instance | best known | this plan | difference |"
    echo "|---|---|---|---|---|"
    for record in "$here"/records/*/*.json; do
        set=$(basename "$(dirname "$record")") name=$(basename "$record" .json)
        known=$(best_known "$set" "$name")
        value=$(judge "$set" "$name" "$record")
        less "$value" "$known" || { echo "$name: $value is no record, $known is known" >&2 && return 1; }
        awk -v set="$set" -v name="$name" -v known="$known" -v value="$value" 'BEGIN {
            printf "| %s | %s | %.4f | %.4f | %.3f %% |\n", set, name, known, value, 100 * (value - known) / known }'
    done
}

case "${1:-table}" in
table) table ;;
collect) collect "$2" ;;
*) sed -n 4,7p "$0" >&2 && exit 2 ;;
esac
