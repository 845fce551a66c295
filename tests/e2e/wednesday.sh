#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The Wednesday case as a user runs it: plan, check, explain; and what check and explain say of bad
# input.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

days=$repository/instances/data/wednesday

# A plan by hand: J, D, the return visit to J, B.
cat >hand.json <<'PLAN'
{"format": "ronde-plan/1", "routes": [{"shift": "M-wed", "stops": [
  {"task": "J", "start": "08:38"}, {"task": "D", "start": "10:06"},
  {"task": "J/return", "start": "12:24"}, {"task": "M-pause", "start": "12:39"},
  {"task": "B", "start": "13:19"}]}]}
PLAN
expect 0 "the day by hand is right" ronde check "$days/day.json" hand.json
expect_out '^The plan keeps all hard rules\.$'
expect_quiet
expect 0 "the verdict as JSON" ronde check --json "$days/day.json" hand.json
expect_out '"feasible": true'
expect 0 "why a return visit, in Dutch" ronde explain "$days/day.json" hand.json J/return
expect_out '^Er is om 12:24 een retourbezoek bij bewoner J .*, want de droger heeft 120 minuten nodig\. '
expect 0 "why a return visit, in English" ronde explain --lang en "$days/day.json" hand.json J/return
expect_out '^There is a return visit at 12:24 to resident J .*, because the dryer needs 120 minutes\. '
expect 2 "a task that is not there" ronde explain "$days/day.json" hand.json J/retrun
expect_err "did you mean 'J/return'"

sed 's/"12:24"/"11:00"/' hand.json >early.json
expect 1 "too early for the dryer" ronde check "$days/day.json" early.json
expect_out 'min_lag: J/return starts 58 min too soon after J: the dryer needs 120 minutes\.'
expect 1 "the verdict as JSON" ronde check --json "$days/day.json" early.json
expect_out '"rule": "min_lag"'
expect 3 "the files exchanged" ronde check hand.json "$days/day.json"
expect 3 "no such plan" ronde check "$days/day.json" missing.json
expect 2 "no plan" ronde check "$days/day.json"

if ! ronde help solve >/dev/null 2>&1; then
    skip "ronde solve is not there yet"
    finish
    exit
fi
for day in day day-without-laundry day-with-extra day-at-home-with-extra; do
    expect 0 "plan $day" ronde solve "$days/$day.json" --iterations 2000 --seed 1 -o "$day-plan.json"
    expect 0 "check $day" ronde check --strict "$days/$day.json" "$day-plan.json"
done
expect 0 "the return visit is planned" ronde explain "$days/day.json" day-plan.json J/return
expect_out 'retourbezoek bij bewoner J'

amount() { # PLAN COMPONENT: the amount of a component, by the checker
    ronde check --json "$days/$1.json" "$1-plan.json" |
        sed -n "s/.*\"$2\": {\"amount\": \\([0-9]*\\).*/\\1/p"
}
check "56 minutes are freed" test \
    $((($(amount day paid) - $(amount day-without-laundry paid)) / 60)) -eq 56
check "2400 metres are freed" test \
    $(($(amount day distance) - $(amount day-without-laundry distance))) -eq 2400
expect 0 "the extra resident fits without laundry" ronde explain --lang en "$days/day-with-extra.json" \
    day-with-extra-plan.json E
expect_out '^Helper M does the visit to E from '
expect 0 "and not with laundry" ronde explain --lang en "$days/day-at-home-with-extra.json" \
    day-at-home-with-extra-plan.json E
expect_out '^The visit to E is not planned'

finish
