#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every command and reader with what it cannot use: wrong usage ends with 2, bad input with 3, and
# the message names the place. Never a crash, never a half-written output.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
small_day day 6
expect 0 "a plan" ronde solve day/instance.json --map town.rmap --iterations 50 -o day/plan.json
map=(--map town.rmap)

# Inputs that are no input: missing, a folder, empty, text, random bytes, deep nesting, cut off.
mkdir folder
: >empty
echo 'Dear planner, see the attachment.' >letter
head -c 4096 "$ronde_binary" >bytes
printf '%0.s[' $(seq 100000) >deep.json
head -c 1000 day/instance.json >cut.json
head -c 400 day/plan.json >cut-plan.json
head -c 5000 town.osm.pbf >cut.osm.pbf
head -c 3000 town.rmap >cut.rmap
sed 's/"duration": [0-9]*/"duration": 99999999999999999999/' day/instance.json >huge.json
sed 's/"lat": [0-9.]*/"lat": 1e308/' day/instance.json >far.json
for kind in empty letter bytes; do
    cp "$kind" "$kind.osm.pbf"
done
mkdir folder.osm.pbf

# refused TITLE FILE command...: exit code 3, the file is named, nothing is written to out.*.
refused() {
    local title=$1 file=$2
    shift 2
    expect 3 "$title" ronde "$@"
    if grep -qF -- "${file##*/}" "$work/err"; then pass; else fail "$title: the message does not name $file"; fi
    if compgen -G 'out.*' >/dev/null; then fail "$title: there is an output"; else pass; fi
    rm -f out.*
}

for input in missing folder empty letter bytes deep.json cut.json huge.json far.json; do
    refused "solve $input" "$input" solve "$input" "${map[@]}" --iterations 5 -o out.json
    refused "check $input" "$input" check "$input" day/plan.json "${map[@]}"
done
for input in missing folder empty letter bytes deep.json cut.json huge.json; do
    refused "convert $input" "$input" convert "$input" -o out.json
    refused "explain $input" "$input" explain "$input" day/plan.json r0001 "${map[@]}"
done
for input in missing folder empty letter bytes deep.json cut-plan.json day/instance.json; do
    refused "check plan $input" "$input" check day/instance.json "$input" "${map[@]}"
    refused "explain plan $input" "$input" explain day/instance.json "$input" r0001 "${map[@]}"
done
for input in missing.osm.pbf folder.osm.pbf empty.osm.pbf letter.osm.pbf bytes.osm.pbf cut.osm.pbf letter; do
    refused "map build $input" "$input" map build "$input" -o out.rmap
done
for input in missing folder empty letter bytes cut.rmap town.osm.pbf; do
    refused "map info $input" "$input" map info "$input"
    refused "solve with map $input" "$input" solve day/instance.json --map "$input" --iterations 5 -o out.json
    refused "day on map $input" "$input" generate day --map "$input" --clients 5 -o out.day
    refused "import on map $input" "$input" import --clients day/clients.csv --map "$input" -o out.json
done
for input in missing folder empty bytes; do
    refused "import clients $input" "$input" import --clients "$input" -o out.json
    refused "import staff $input" "$input" import --staff "$input" -o out.json
    refused "import columns $input" "$input" import --clients day/clients.csv --columns "$input" -o out.json
    refused "benchmark $input" "$input" solve "$input" --format solomon -o out.json
done
for input in missing folder empty letter; do
    refused "table of $input" "$input" map table town.rmap --profile bike --points "$input" -o out.tsv
done
refused "report of nothing" missing report missing --html out.html
refused "report of an empty folder" instance.json report folder --html out.html
refused "bench of nothing" missing bench missing

# The place inside the file: line and column for broken JSON, a pointer for wrong contents.
expect 3 "cut off" ronde convert cut.json -o out.json
expect_err 'cut\.json:[0-9]+'
expect 3 "huge number" ronde convert huge.json -o out.json
expect_err 'huge\.json.*(duration|:[0-9]+)'
expect 3 "wrong contents" ronde check day/instance.json "${map[@]}" \
    <(sed '0,/"task": "[^"]*"/s//"task": "nobody"/' day/plan.json)
expect_err '/routes/[0-9]+/stops/[0-9]+.*nobody'
expect 3 "no travel times" ronde solve day/instance.json -o out.json
expect_err '\-\-map'

# Wrong usage: what is wrong, and where help is.
wrong() { # TITLE REGEX command...
    local title=$1 regex=$2
    shift 2
    expect 2 "$title" ronde "$@"
    expect_err "$regex"
    expect_err "Try 'ronde .*--help'"
}
for command in solve check convert explain report import bench 'map build' 'map info' 'map table' 'map route' \
    'generate town' 'generate day'; do
    # shellcheck disable=SC2086 # two words are two arguments
    wrong "$command without anything" '.' $command
    # shellcheck disable=SC2086
    wrong "$command with an unknown option" "unknown option '--colour'" $command --colour
done
wrong "no number" "'ten'" solve day/instance.json --time ten
wrong "negative" "'?-1'?" solve day/instance.json --time -1
wrong "too large" '99999999999999999999' solve day/instance.json --iterations 99999999999999999999
wrong "no threads" "'?0'?" solve day/instance.json --threads 0
wrong "no such format" "'excel'" solve day/instance.json --format excel
wrong "no such language" "'fr'" report day --lang fr
wrong "an option without its value" 'output' solve day/instance.json -o
wrong "too many" "one argument too many" map info town.rmap other.rmap
wrong "no point" "'here'" map route town.rmap -p bike here 6.72,52.2
wrong "no subcommand" 'buidl' map buidl
expect 3 "no such profile" ronde map route town.rmap -p balloon 6.71,52.2 6.72,52.2
expect_err "no profile 'balloon'; it has bike, "
expect 3 "no such parameter" ronde generate day "${map[@]}" --clients 5 --set sunshine=3 -o out.day
expect_err 'sunshine'
expect 3 "a parameter out of range" ronde generate day "${map[@]}" --clients 5 --set laundry_share=300 -o out.day
expect_err 'laundry_share.*100'
expect 3 "no such date" ronde generate day "${map[@]}" --clients 5 --date 2026-02-30 -o out.day
expect_err '2026-02-30'

finish
