#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde explain: why this helper, this time, this way; why a visit is not as it was promised.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/support/e2e.bash
. "$here/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$here/../support/small_day.bash"
days=$here/../../instances/data/wednesday

expect 0 "plan the Wednesday" ronde solve "$days/day.json" --iterations 2000 -o plan.json
expect 0 "why the first visit" ronde explain "$days/day.json" plan.json J --lang en
expect_out '^This visit is followed at [0-9:]+ by a return visit to resident J '
expect_out '^Nobody else could do it as the plan stands\.'
expect_out '^It begins at 08:38: helper M starts at 08:30 and then travels for 8 minutes\.'
expect_out '^At the latest it could begin at 09:19: the visit to B must begin by 14:00, with 4 hours and 41 minutes of work'
expect 0 "the same in Dutch" ronde explain "$days/day.json" plan.json J
expect_out '^Op zijn laatst kan het om 09:19 beginnen: het bezoek aan B moet uiterlijk om 14:00 beginnen'
expect 0 "why the return visit" ronde explain "$days/day.json" plan.json J/return --lang en
expect_out '^The same person must also do the visit to J, and that is helper M\.'
expect 0 "as JSON" ronde explain "$days/day.json" plan.json B --json
check "claims have kinds, figures and both languages" \
    jq -e '.format == "ronde-explanation/1" and .task == "B" and
           ([.claims[] | has("kind") and has("nl") and has("en")] | all) and
           (.claims[] | select(.kind == "latest") | .time == "14:00" and .because.task == "B")' "$work/out"
expect 0 "a break" ronde explain "$days/day.json" plan.json M-pause --lang en
expect_out '^It begins at .*: helper M is done with the visit to D'
sed 's/"start": [0-9]*, "end"/"start": 1, "end"/' plan.json >broken.json
expect 0 "a plan that breaks rules" ronde explain "$days/day.json" broken.json J --lang en
expect_err 'breaks hard rules .*: start in shift M-wed '
expect_out '^Helper M does the visit to J '

# What is claimed about the latest start is so: at that time the checker has nothing to say, later it has.
latest=$(ronde explain "$days/day.json" plan.json B --json |
    jq -r '.claims[] | select(.kind == "latest").time')
shift_to() { # CLOCK: the plan with B at that time, and the end of the round with it
    jq --arg clock "$1" '($clock | split(":") | map(tonumber) | .[0] * 3600 + .[1] * 60) as $at |
        .routes[0].stops |= (map(select(.task == "B"))[0].start as $old |
            map(if .task == "B" then .start = $at | .end += $at - $old
                elif .kind == "end" then .arrival += $at - $old | .start += $at - $old |
                    .end += $at - $old else . end))' plan.json
}
shift_to "$latest" >latest.json
expect 0 "the latest start is right" ronde check "$days/day.json" latest.json
shift_to "14:01" >later.json
expect 1 "a minute later is not" ronde check "$days/day.json" later.json

expect 2 "neither task nor promise" ronde explain "$days/day.json" plan.json
expect_err 'give a TASK, --unserved, --all, or --against'
expect 2 "a task that is not there" ronde explain "$days/day.json" plan.json JJ
expect_err "no task 'JJ'"
expect 3 "a plan of another problem" ronde explain "$days/day-without-laundry.json" plan.json D
expect_err '#/routes/0/stops/[0-9]+/task: error: the instance has no task "J/return"'
expect 0 "everything" ronde explain "$days/day.json" plan.json --all --lang en
expect_out '^Helper M has the break from '
expect_out '^Helper M does the visit to B from '
expect 0 "nothing is unserved" ronde explain "$days/day.json" plan.json --unserved
check "so nothing is said of it" test ! -s "$work/out"
expect 2 "one or all" ronde explain "$days/day.json" plan.json J --all
expect 0 "nothing changed" ronde explain "$days/day.json" plan.json --against plan.json
check "so nothing is said" test ! -s "$work/out"
expect 0 "a visit takes longer" ronde replan "$days/day.json" plan.json --longer J@100 --now 09:00 \
    --lang en -o new.json --day newday.json --csv calls.csv
expect_out '^visit to D .*it cannot begin before 10:26: the visit to J began at 08:38'
check "the calls have their reasons" grep -q '^D;.*;.*10:26.*the visit to J began' calls.csv
expect 0 "what changed, and why" ronde explain newday.json new.json --against plan.json \
    --before "$days/day.json" --now 09:00 --lang en
expect_out '^The visit to D was promised at 10:06 and is now at 10:26, by helper M as before\.'
expect_out 'cannot begin before 10:26: the visit to J began at 08:38'
expect 0 "of one visit" ronde explain newday.json new.json D --against plan.json --lang en
expect_out '^The visit to D was promised at 10:06'
expect_out '^Helper M does the visit to D from 10:26'
expect 0 "the helper is sick" ronde replan "$days/day.json" plan.json --sick M@11:00 --json
check "which is the reason of each call" \
    jq -e '[.residents[] | .why.en | contains("is not there at that time any more")] | all' "$work/out"
expect 3 "another day" ronde explain newday.json new.json --against plan.json \
    --before "$here/../../tests/golden/valid/missing.json"
expect 3 "no time" ronde explain newday.json new.json --against plan.json --now soon

small_town
small_day day 60
expect 0 "plan a day" ronde solve day/instance.json --map town.rmap --iterations 4000 -o day/plan.json
task=$(jq -r '[.routes[].stops[].task | select(.) | select(test("break") | not)][7]' day/plan.json)
expect 0 "a visit of it" ronde explain day/instance.json day/plan.json "$task" --map town.rmap --lang en
expect_out '^It begins at |^.* is there at '
expect_out '^At the latest '
helper=$(jq -r '[.routes[] | {resource, n: (.stops | length)}] | max_by(.n).resource' day/plan.json)
mkdir mended
expect 0 "a busy helper is sick" ronde replan day/instance.json day/plan.json --map town.rmap \
    --sick "$helper" --iterations 5000 --lang en -o mended/plan.json --day mended/instance.json
expect_out "$helper is not there at that time any more"
expect 0 "the page of the mended day" ronde report mended --map town.rmap --html page.html --lang en \
    --against day/plan.json --before day/instance.json
check "says why" grep -q '<details id="why"><summary>Why so? ([0-9]' page.html
check "of changed visits" grep -q 'is not there at that time any more' page.html
check "and of return visits" grep -q 'There is a return visit at' page.html

finish
