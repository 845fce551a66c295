#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde solve on a generated day: both arms planned and checked, by ronde and by a judge in jq; the
# same bytes for the same seed and iterations; reasons for what does not fit; replay of a timed run.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
small_day day 40
expect 0 "the same seed" ronde generate day --map town.rmap --clients 40 --seed 1 -o again
check "gives the same day" diff -r day again
expect 0 "another seed" ronde generate day --map town.rmap --clients 40 --seed 2 -o other
expect 1 "gives another day" cmp -s day/instance.json other/instance.json
check "there is laundry at home" jq -e '.links | length > 2' day/instance.json
check "and none with a central laundry" jq -e '.links // [] | length == 0' day/central.json

solve() { # INSTANCE PLAN options...: a fixed number of iterations
    local day=$1 plan=$2
    shift 2
    ronde solve "$day" --map town.rmap --iterations 3000 --seed 1 -o "$plan" "$@"
}

for arm in instance central choice; do
    expect 0 "plan $arm" solve "day/$arm.json" "$arm.json"
    expect_out '^total \('
    expect_quiet
    expect 0 "check $arm" ronde check "day/$arm.json" "$arm.json" --map town.rmap
    check "$arm keeps its promises" keeps_promises "day/$arm.json" "$arm.json"
done
check "return visits are planned" jq -e \
    '[.routes[].stops[].task // "" | select(endswith("/return"))] | length > 0' instance.json

# The judge in jq must be able to fail: a return visit that comes too early is seen.
jq '(.routes[].stops[] | select(.task // "" | endswith("/return"))) |= (.start -= 9000 | .end -= 9000)' \
    instance.json >early.json
expect 1 "the judge sees a lag that is too short" keeps_promises day/instance.json early.json
expect_out 'lag .* is too short'
expect 1 "and so does ronde" ronde check day/instance.json early.json --map town.rmap
expect_out 'min_lag'

# Same seed and iterations: the same bytes, for any number of threads and any load of the machine.
expect 0 "again" solve day/instance.json one.json --threads 1
expect 0 "with two threads" solve day/instance.json two.json --threads 2
check "the same plan again" cmp instance.json one.json
check "the same plan with two threads" cmp instance.json two.json
expect 0 "another seed" ronde solve day/instance.json --map town.rmap --iterations 3000 --seed 2 -o s2.json
check "is in the plan" jq -e '.run.seed == 2 and .run.iterations == 3000' s2.json
expect 0 "to standard output" solve day/instance.json -
cp "$work/out" piped.json
check "the same plan there" cmp instance.json piped.json

# A run that its time limit ended is replayed by what the plan says about it.
expect 0 "for a second" ronde solve day/instance.json --map town.rmap --time 1 --seed 3 -o timed.json
check "says how it was made" jq -e '.run | .seconds > 0 and .iterations > 0 and .planned > 0' \
    timed.json
expect 0 "repeated" ronde solve day/instance.json --map town.rmap --repeat timed.json -o again.json
check "the same routes" cmp <(jq -S 'del(.run.seconds)' timed.json) <(jq -S . again.json)

# Too few helpers: a plan all the same, with a reason for each task that has no place.
small_day short 40 --helpers 8
expect 0 "too few helpers" solve short/instance.json short.json
expect_out '^requests not planned: [1-9]'
expect_out ' r[0-9]{4} .*(works|begins|may|gets|person)'
check "reasons in the plan" jq -e '(.unserved | length > 5) and
    all(.unserved[]; (.reasons | length > 0) and all(.reasons[]; .rule != "" and .text != ""))' short.json
check "keeps its promises" keeps_promises short/instance.json short.json
expect 0 "unserved is a result" ronde check short/instance.json short.json --map town.rmap
expect 1 "but not under --strict" solve short/instance.json strict.json --strict
check "which writes the plan too" cmp short.json strict.json
expect 1 "nor for a strict check" ronde check --strict short/instance.json short.json --map town.rmap
task=$(jq -r '.unserved[0].task' short.json)
expect 0 "the reason in words" ronde explain --lang en --map town.rmap short/instance.json short.json "$task"
expect_out 'is not planned'
expect 0 "in Dutch" solve short/instance.json dutch.json --lang nl
expect_out '^aanvragen (ongepland|niet gepland)'

# A day that every resident fits in, under --strict.
small_day wide 12 --helpers 12 --set laundry_share=0
expect 0 "room enough" solve wide/instance.json wide.json --strict
expect_out 'everything is planned'

finish
