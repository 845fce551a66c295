#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde offer: who could take one more visit; what explain and solve say of what is not planned.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/support/e2e.bash
. "$here/../support/e2e.bash"
days=$here/../../instances/data/wednesday

expect 0 "plan the Wednesday" ronde solve "$days/day.json" --iterations 2000 -o plan.json
expect 0 "a short visit fits" ronde offer "$days/day.json" plan.json --place D --duration 10m --lang en
expect_out '^helper M +extra visit'
expect 0 "the same in Dutch" ronde offer "$days/day.json" plan.json --place D --duration 10
expect_out '^hulp M +extra bezoek'
expect 0 "the same as JSON" ronde offer "$days/day.json" plan.json --place D --duration 10m --json
expect_out '"offers": \['
expect 0 "a day is too long" ronde offer "$days/day.json" plan.json --place D --duration 2h --lang en
expect_out '^Nobody can do it'
expect_out '^It is possible if helper M works .* longer'

expect 0 "plan the day with one too many" ronde solve "$days/day-at-home-with-extra.json" \
    --iterations 2000 -o extra.json
expect_out 'possible if'
expect 0 "why E is not planned" ronde explain "$days/day-at-home-with-extra.json" extra.json E
expect_out '^Het bezoek aan E is niet gepland'
expect_out '^Het kan wel als hulp M .* (langer|eerder) '
check "the plan names the change" grep -qE '"change": \{"kind": "shift_(start|end)", "shift": "M' extra.json
expect 0 "who else could do J" ronde offer "$days/day.json" plan.json J -o again.json
expect 0 "the plan with the offer taken is right" ronde check "$days/day.json" again.json

expect 3 "a position where the file has the times" ronde offer "$days/day.json" plan.json \
    --at 6.7,52.2 --duration 10m
expect_err 'name one of its places'
expect 3 "no such place" ronde offer "$days/day.json" plan.json --place X --duration 10m
expect_err "no place 'X'"
expect 3 "no duration" ronde offer "$days/day.json" plan.json --place D --duration soon
expect 2 "neither task nor visit" ronde offer "$days/day.json" plan.json
expect 2 "both" ronde offer "$days/day.json" plan.json J --place D --duration 10m
expect 2 "no such task" ronde offer "$days/day.json" plan.json K
expect_err "no visit 'K'"

expect 0 "to the second" ronde solve "$days/day.json" --iterations 2000 --round 0 -o odd.json
expect 0 "at five minutes" ronde solve "$days/day.json" --iterations 2000 --round 300 -o five.json
expect 0 "which is right" ronde check "$days/day.json" five.json
check "all starts are multiples of five minutes" test \
    -z "$(sed -n 's/.*"task".*"start": \([0-9]*\).*/\1/p' five.json | awk '$1 % 300 != 0')"

finish
