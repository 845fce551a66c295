#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde report --kpi: the Wednesday case by hand, and a generated day whose key figures the checker and
# plain addition confirm.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

mkdir wednesday
cp "$repository/instances/data/wednesday/day.json" wednesday/instance.json
cat >wednesday/plan.json <<'PLAN'
{"format": "ronde-plan/1", "routes": [{"shift": "M-wed", "stops": [
  {"task": "J", "start": "08:38"}, {"task": "D", "start": "10:06"},
  {"task": "J/return", "start": "12:24"}, {"task": "M-pause", "start": "12:39"},
  {"task": "B", "start": "13:19"}]}]}
PLAN
expect 0 "key figures in Dutch" ronde report wednesday --kpi --lang nl
expect_out '^betaalde tijd +6:59$'
expect_out '^aandeel directe tijd +83,5 %$'
expect_out '^verborgen werk +0:05$'
expect_out '^continuïteit +-$'
expect_out '^hulp M '
expect_quiet
expect 0 "and in English" ronde report wednesday --kpi --lang en
expect_out '^return visits +1$'
expect_out '^  bike +8\.2 km$'
expect 0 "as JSON" ronde report wednesday --json
expect_out '"unused_time": 2760'
expect 0 "other grams of CO2" ronde report wednesday --kpi --co2 bike=10
expect_out '^CO2 +0\.1 kg$' # 8.21 km at 10 g
expect 2 "no grams" ronde report wednesday --kpi --co2 bike
expect_err "'bike' is no figure"
cp wednesday/instance.json wednesday/central.json
cp wednesday/plan.json wednesday/central-plan.json
expect 0 "two days side by side" ronde report wednesday --kpi --lang nl
expect_out '^aandeel reistijd +9,3 % +9,3 % +0,0 %-punt$'

small_town
small_day day 40
expect 0 "plan the day" ronde solve day/instance.json --map town.rmap --iterations 2000 --seed 1 -o day/plan.json
rm -f day/central.json
expect 0 "its key figures in files" ronde report day --map town.rmap --lang nl --kpi-csv kpi.csv \
    --kpi-json kpi.json --html day.html
expect 4 "no such folder to write to" ronde report day --map town.rmap --kpi-csv nowhere/kpi.csv
check "nothing half-written" test ! -e nowhere
check "the page has them" grep -q 'id="kpis"' day.html
check "a head, the plan and a row a helper" test "$(wc -l <kpi.csv)" -eq \
    "$(($(jq '.resources | length' day/instance.json) + 2))"
check "as many fields in each row" test "$(awk -F';' '{ print NF }' kpi.csv | sort -u | wc -l)" -eq 1
expect 0 "the checker's verdict" ronde check --json day/instance.json day/plan.json --map town.rmap
cp "$work/out" verdict.json

agrees() { # KEY COMPONENT: the figure is the amount of the checker
    [ "$(jq ".days[0].plan.$1" kpi.json)" -eq "$(jq "[.. | objects | .$2? | objects | .amount] | .[0]" verdict.json)" ]
}
for pair in paid_time:paid travel_time:travel distance:distance; do
    check "the checker counts the same ${pair%:*}" agrees "${pair%:*}" "${pair#*:}"
done
check "paid time adds up" jq -e '[.days[0] | .plan, .helpers[] | select(.paid_time !=
    .client_time + .travel_time + .idle_time + .break_time + .loading_time)] == []' kpi.json
# shellcheck disable=SC2016 # variables of jq
check "helpers add up to the plan" jq -e '.days[0] | .plan as $plan | .helpers as $helpers |
    [("paid_time", "visits", "distance", "by_regular") as $key |
        ([$helpers[][$key]] | add) - $plan[$key]] | unique == [0]' kpi.json
check "some visits have a regular helper" jq -e '.days[0].plan | .regular_known > 0 and .continuity <= 1' kpi.json

finish
