#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program ended from outside: Ctrl-C, kill -9 at any moment, a full disk, a reader that leaves.
# What is left behind is whole or not there at all.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
small_day day 30
expect 0 "a plan" ronde solve day/instance.json --map town.rmap --iterations 500 -o day/plan.json

# after SECONDS SIGNAL command...: sends the signal and returns the program's exit code.
after() {
    local seconds=$1 signal=$2 code=0
    shift 2
    timeout --foreground --preserve-status --signal="$signal" "$seconds" "$ronde_binary" "$@" || code=$?
    return "$code"
}

# Ctrl-C while it searches: the best plan so far is written, and says how long the search was.
expect 130 "Ctrl-C" after 2 INT solve day/instance.json --map town.rmap --time 30 -o stopped.json
expect_out '^total \('
expect 0 "its plan is right" ronde check day/instance.json stopped.json --map town.rmap
check "and keeps its promises" keeps_promises day/instance.json stopped.json
check "and is a part of the run" jq -e '.run | .iterations > 0 and .iterations < .planned' stopped.json
expect 130 "SIGTERM too" after 1 TERM solve day/instance.json --map town.rmap --time 60 -o ended.json
expect 0 "its plan is right" ronde check day/instance.json ended.json --map town.rmap
expect 130 "Ctrl-C with a fixed number of iterations" \
    after 1 INT solve day/instance.json --map town.rmap --iterations 1000000000 -o fixed.json
expect 0 "its plan is right" ronde check day/instance.json fixed.json --map town.rmap
check "and is a part of the run" jq -e '.run | .iterations > 0 and .iterations < .planned' fixed.json
check "a fixed run has no seconds" jq -e '.run | has("seconds") | not' fixed.json

# kill -9 at many moments of commands that take long enough to be hit: the target is not there, or
# it is what an undisturbed run writes. Leftovers have hidden names.
ronde generate town --seed 1 --inhabitants 12000 --quiet -o whole.osm.pbf
ronde solve day/instance.json --map town.rmap --iterations 500 -o whole-plan.json >/dev/null
ronde report day --map town.rmap --html whole.html --csv whole.csv >/dev/null
import=(import --clients day/clients.csv --staff day/staff.csv --date 2026-11-25)
ronde "${import[@]}" -o whole-import.json 2>/dev/null

mkdir k
kills=0 whole=0
# killed WHOLE TARGET command...: a kill at a random moment of the time that the command takes.
killed() {
    local wanted=$1 target=$2 delay
    shift 2
    delay=$(printf '0.%03d' $((1 + RANDOM % longest)))
    rm -f "$target"
    after "$delay" KILL "$@" >/dev/null 2>&1 || kills=$((kills + 1))
    [ -e "$target" ] || return 0
    whole=$((whole + 1))
    cmp "$wanted" "$target"
}

RANDOM=1
for _ in 1 2 3 4 5; do
    longest=150
    check "town" killed whole.osm.pbf k/t.osm.pbf generate town --seed 1 --inhabitants 12000 -q -o k/t.osm.pbf
    check "map" killed town.rmap k/t.rmap map build town.osm.pbf -o k/t.rmap
    check "plan" killed whole-plan.json k/p.json solve day/instance.json --map town.rmap --iterations 500 \
        -o k/p.json
    check "page" killed whole.html k/r.html report day --map town.rmap --html k/r.html --csv k/r.csv
    longest=20
    check "import" killed whole-import.json k/i.json "${import[@]}" -o k/i.json
    rm -rf kd
    check "day" killed day/parameters.tsv kd/parameters.tsv generate day --map town.rmap --clients 30 \
        --seed 1 -o kd
    for name in instance.json central.json clients.csv staff.csv; do
        [ ! -e "kd/$name" ] || check "$name is whole" cmp "day/$name" "kd/$name"
    done
done
echo "killed $kills times, $whole whole outputs"
check "some were killed" test "$kills" -ge 5
check "nothing but whole files and hidden ones" test -z \
    "$(find k k*/ -type f ! -name '.*' ! -name 't.osm.pbf' ! -name '*.rmap' ! -name '*.json' ! -name '*.html' ! -name '*.csv' ! -name '*.tsv')"

# An old file stays as it was until the new one is finished.
echo old >old.json
after 0.5 KILL solve day/instance.json --map town.rmap --time 60 -o old.json >/dev/null 2>&1
check "the old plan is untouched" test "$(cat old.json)" = old

# Ctrl-C where there is nothing to save ends at once, with no output.
mkfifo slow
expect 130 "Ctrl-C while reading" after 0.5 INT convert slow -o converted.json
check "nothing written" test ! -e converted.json

# A full disk.
if [ -w /dev/full ]; then
    full() { ronde "$@" >/dev/full; }
    expect 4 "a full standard output" full convert "$repository/tests/golden/valid/instance/full.json" -o -
    expect_err 'No space left|no space left|could not be written'
    expect 4 "a full output file" ronde solve day/instance.json --map town.rmap --iterations 10 -o /dev/full
    expect_err '/dev/full.*cannot be written: No space left on device'
    check "the device is still one" test -c /dev/full
fi
mkdir -p tiny
if mount -t tmpfs -o size=16k ronde-e2e tiny 2>"$work/mount"; then
    trap 'umount "$work/here/tiny"; rm -rf "$work"' EXIT
    expect 4 "map on a full disk" ronde map build town.osm.pbf -o tiny/t.rmap
    expect_err 'tiny/t.rmap.*cannot be written: No space left on device'
    expect 4 "town on a full disk" ronde generate town --seed 1 -q -o tiny/t.osm.pbf
    expect_err 'tiny/t.osm.pbf.*cannot be written.*No space left on device'
    expect 4 "day on a full disk" ronde generate day --map town.rmap --clients 200 -o tiny/day
    expect_err 'tiny/day/.*cannot be written: No space left on device'
    check "nothing half-written" test -z "$(find tiny -type f -size +0)"
else
    skip "no tmpfs to fill (not root, or in a container)"
fi

# Places that cannot be written.
expect 4 "no such folder" ronde solve day/instance.json --map town.rmap --iterations 10 -o no/such/plan.json
expect_err 'no/such/plan.json.*cannot be written: No such file or directory'
expect 4 "a folder as output" ronde solve day/instance.json --map town.rmap --iterations 10 -o day
expect_err 'day.*cannot be written'
expect 4 "a file as folder" ronde generate day --map town.rmap --clients 5 -o town.rmap
expect_err 'town.rmap.*cannot be made as a folder'

# A reader that leaves early is no failure.
closed() {
    ronde solve day/instance.json --map town.rmap --iterations 10 -o - 2>/dev/null | true
    return "${PIPESTATUS[0]}"
}
expect 0 "closed pipe" closed
expect 0 "a pipe as output" ronde convert "$repository/tests/golden/valid/instance/full.json" -o /dev/stdout
expect_out 'ronde-instance/1'
check "the name of standard output is still a link" test -L /dev/stdout

finish
