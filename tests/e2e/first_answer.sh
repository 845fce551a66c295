#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A day of 600 residents, and in the morning a helper is sick: the first complete answer comes at
# once, and leaves the others' visits alone. What is asked is a second of CPU; $RONDE_FIRST_ANSWER
# milliseconds are allowed here (2000), for slow machines and full caches. On the map of Heidelberg
# where it is, else on an invented town.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

allowed=${RONDE_FIRST_ANSWER:-2000}
extract=$shared/osm/heidelberg.osm.pbf
if [ ! -f "$extract" ]; then
    expect 0 "an invented town" ronde generate town --seed 1 -o town.osm.pbf
    extract=town.osm.pbf
fi
expect 0 "its map" ronde map build "$extract" -o town.rmap --profiles bike,ebike,car
expect 0 "a day" ronde generate day --map town.rmap --clients 600 --seed 1 -o day
expect 0 "the promise" ronde solve day/instance.json --map town.rmap --iterations 5000 --seed 1 -o plan.json

# cpu_of command...: runs it, its milliseconds of CPU (user and system) on standard output.
cpu_of() {
    python3 - "$@" <<'END'
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(round(1000 * (used.ru_utime + used.ru_stime)))
sys.exit(code)
END
}

# Of the visits that are in both plans and not of the sick helper, how many, and how many start at
# another moment.
moved() { # SICK
    jq -n -c --arg sick "$1" --slurpfile old plan.json --slurpfile new new.json '
        def starts($plan): [$plan.routes[] | .shift as $shift | .stops[] |
            select(.task != null and .kind != "break" and $shift != $sick) |
            {key: .task, value: .start}] | from_entries;
        starts($old[0]) as $before | ([$new[0].routes[].stops[] | select(.task != null)
            | {key: .task, value: .start}] | from_entries) as $after |
        [$before | keys[] | select($after[.] != null)] as $both |
        [($both | length), ([$both[] | select($before[.] != $after[.])] | length)]'
}

# Three helpers with most visits.
sick=$(jq -r '[.routes[] | [.shift, (.stops | length)]] | sort_by(-.[1], .[0])[0:3][][0]' plan.json)
for helper in $sick; do
    expect 0 "$helper is sick" cpu_of "$ronde_binary" replan day/instance.json plan.json --map town.rmap \
        --sick "$helper" -o new.json --day newday.json
    cpu=$(cat "$work/out")
    check "$helper: the first answer took $cpu ms of CPU" test "$cpu" -le "$allowed"
    others=$(moved "$helper")
    # shellcheck disable=SC2016 # variables of jq
    check "$helper: of [others, moved] $others at most 15 % moved" \
        jq -n -e --argjson of "$others" '$of[0] > 100 and $of[1] <= 0.15 * $of[0]'
    expect 0 "$helper: the answer is right" ronde check newday.json new.json --map town.rmap
    # shellcheck disable=SC2016
    check "$helper has no visit" jq -e --arg sick "$helper" 'all(.routes[]; .shift != $sick)' new.json
    echo "$helper sick: $cpu ms of CPU, others and moved $others"
done
finish
