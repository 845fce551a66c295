#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The Wednesday case in all ways of laundry: the golden plans are right and as good as what solve
# finds, and their Dutch reports are byte for byte those that were looked at. RONDE_UPDATE_GOLDEN=1
# writes both anew. Then what import says of ways, and what --allow refuses.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

days=$repository/instances/data/wednesday
golden=$repository/tests/golden/wednesday
day=$days/alternatives.json

cost_of() { # PLAN: what it costs, by the checker
    ronde check --json "$day" "$1" | jq .value
}

golden_day() { # NAME ALLOW: one way
    expect 0 "plan $1" ronde solve "$day" --allow "$2" --iterations 2000 --seed 1 -o "$1.json"
    if [ -n "${RONDE_UPDATE_GOLDEN:-}" ]; then
        cp "$1.json" "$golden/$1.json"
    fi
    expect 0 "the golden plan $1 is right" ronde check --strict --allow "$2" "$day" "$golden/$1.json"
    check "the golden plan $1 is as good" test "$(cost_of "$1.json")" = "$(cost_of "$golden/$1.json")"
    mkdir "$1"
    cp "$day" "$1/instance.json"
    cp "$golden/$1.json" "$1/plan.json"
    expect 0 "report $1" ronde report "$1" --lang nl --rounds
    cp "$work/out" "$1.txt"
    if [ -n "${RONDE_UPDATE_GOLDEN:-}" ]; then
        cp "$1.txt" "$golden/$1.txt"
    fi
    check "the report of $1 reads as before" diff "$1.txt" "$golden/$1.txt"
}

golden_day return return
golden_day within within
golden_day preloaded preloaded
golden_day next_visit next_visit
golden_day central central
golden_day cheapest return,within,preloaded,next_visit,central
golden_day as_told J/return,B/preloaded

expect 0 "hidden work in English" ronde report within --lang en --hidden-csv hidden.csv
expect_out '^J +wash within the visit, hang to dry +1:35 +1:20 +0:15 +0:00$'
check "and for a spreadsheet" grep -q '^J;wash within the visit, hang to dry;1:35;1:20;0:15;0:00' hidden.csv
check "and for programs" sh -c "'$ronde_binary' report within --json |
    jq -e '.days[0] | .plan.hidden_time == 1800 and (.hidden_work | map(.hidden_time) | add) == 1800'"
expect 0 "and on the page" ronde report within --html page.html
check "with its heading" grep -q 'id="hidden"' page.html

# What was promised is kept, though another way is cheaper once D is away.
expect 0 "plan anew" ronde replan "$day" "$golden/within.json" --cancel D --iterations 500 -o anew.json
check "the ways stay as promised" jq -e \
    '[.routes[].stops[].task // empty] | index("J/within") and index("B/within")' anew.json

expect 3 "a way that is not there" ronde solve "$day" --allow retrun -o x.json
expect_err "no alternative of the input ends in 'retrun'"

cat >clients.csv <<'CSV'
id;lon;lat;minutes;laundry;wash_minutes;short wash;dryer;laundry ways
1;6.73;52.21;60;full;200;90;yes;within, return
2;6.74;52.22;120;full;60;;no;all
3;6.73;52.22;120;full;;;;sideways
4;6.73;52.22;120;full;;;;
CSV
printf 'id;lon;lat;from;to\n7;6.72;52.2;8:00;17:00\n' >staff.csv
expect 0 "import with ways" ronde import --clients clients.csv --staff staff.csv --ways central -o made.json
expect_err "clients.csv:2.*cannot be done as 'within': a programme of 200 minutes, or 90 for the short one, does not end within 60"
expect_err "clients.csv:3.*cannot be done as 'return': nothing is left for a return visit"
expect_err "clients.csv:4:.*'sideways' is no way to do laundry"
expect_err '^laundry: 3 visits with a choice: return 1 \(not possible: 1\), twice/return 1, within 1 \(not possible: 1\)'
check "the others are alternatives" jq -e '[.alternatives[].id] ==
    ["1/return","1/twice/return","2/within","2/preloaded","2/next_visit","2/central","4/central"]' made.json
expect 3 "no way by that name" ronde import --clients clients.csv --staff staff.csv --ways upwards -o x.json
expect_err "'upwards' is no way to do laundry"

finish
