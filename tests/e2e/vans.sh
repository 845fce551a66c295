#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde generate laundry and ronde study vans: files, forms, seeds, refusals.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
laundry() { # FOLDER and further options
    folder=$1
    shift
    ronde generate laundry --map town.rmap --users 40 --profile car --seed 3 -o "$folder" "$@"
}
vans() { # FOLDER and further options
    folder=$1
    shift
    ronde study vans --map town.rmap --users 40 --profile car --seed 3 -n 500 -o "$folder" "$@"
}

expect 0 "a week of laundry" laundry one
expect_quiet
expect 0 "one of its days" ronde solve one/day3.json --map town.rmap --iterations 2000 --strict -o plan.json
expect 0 "no hard rule is broken" ronde check one/day3.json plan.json --map town.rmap
expect 0 "the same seed" laundry again
check "the same bytes" diff -r one again
expect 0 "swapped" laundry swap --mode swap
check "one task a bag there" test "$(grep -c '"kind": "swap"' swap/day3.json)" -gt 3
expect 0 "by drop points" laundry drop --mode drop --set point_users=15
check "some bags go by them" grep -q ';walked;' drop/bags.csv
expect 0 "parameters with their sources" ronde generate laundry --list
expect_out '^turnaround +3 '

expect 0 "the vans of all forms" vans all --mode all --lang en
expect_out '^stops not planned +0\.0 +0\.0 +0\.0$'
expect_quiet
for file in vans.json vans.csv days.csv plant.csv parameters.tsv; do
    check "$file is there" test -s "all/$file"
done
# shellcheck disable=SC2016 # variables of jq
check "apart and swapped, the same bags and kilos" \
    jq -e '(.forms | map({(.form): .week}) | add) as $w
        | $w.apart.bags_out == $w.swap.bags_out and $w.apart.kilos == $w.swap.kilos
        and $w.swap.stops < $w.apart.stops' all/vans.json
check "the days add up to the week, the costs to the cost" \
    jq -e '[.forms[] | (([.days[].distance] | add) == .week.distance)
        and ((.week.driver_cost + .week.van_cost + .week.km_cost + .week.plant_cost - .week.cost) | fabs < 0.0005)] | all' \
    all/vans.json
# shellcheck disable=SC2016 # variables of jq
check "every figure has its derivation" \
    jq -e '[.derivations[].id] as $ids | [.forms[].week | keys[] | IN($ids[])] | all' all/vans.json
expect 0 "the same seed" vans two --mode all --lang en
check "the same bytes again" diff -r all two
expect 0 "volunteers and vehicles of day activities" \
    vans mixed --mode apart --set volunteers=3,day_buses=1,vans=1

expect 0 "residents with household support, of whom half use it" \
    ronde generate laundry --map town.rmap --residents 120 --take-up 50 --profile car -o people
check "some of them do" test "$(cut -d ';' -f 1 people/bags.csv | sort -u | wc -l)" -gt 15

expect 0 "rounds and vans of the same residents, tied" ronde generate laundry --map town.rmap \
    --residents 120 --take-up 100 --profile car --mode swap --with-rounds -o linked
check "bags are tied to the visits of the day" jq -e \
    '[.links[] | select(.reason | startswith("the bag is filled"))] | length > 2' linked/linked2.json
check "the same visits without vans" diff \
    <(jq -c '.tasks[] | select(.kind == "visit" or .kind == null) | del(.request)' linked/linked2.json) \
    <(jq -c '.tasks[] | del(.request)' linked/rounds2.json)
expect 0 "they are planned together" ronde solve linked/linked2.json --map town.rmap \
    --iterations 500 -o linked/plan.json
expect 0 "no tie is broken" ronde check linked/linked2.json linked/plan.json --map town.rmap
check "nor by a judge of its own" test -z "$(broken_promises linked/linked2.json linked/plan.json)"
expect 0 "and on from that plan" ronde solve linked/linked2.json --map town.rmap \
    --iterations 500 --from linked/plan.json -o linked/better.json
# shellcheck disable=SC2016 # variables of jq
check "which is no worse" jq -en --slurpfile a linked/plan.json --slurpfile b linked/better.json \
    '$b[0].objective.value <= $a[0].objective.value'
expect 3 "rounds of users who are no residents" ronde generate laundry --map town.rmap --users 40 \
    --profile car --with-rounds -o no
expect_err 'give --residents'

sites() { # FOLDER and further options
    folder=$1
    shift
    ronde study sites --map town.rmap --users 40 --profile car --seed 3 -n 200 --samples 6 \
        --candidates 6 -o "$folder" "$@"
}
expect 0 "where the laundry is to be" sites plant --lang en
expect_out '^[0-9]+ candidates, [0-9]+ cells.* R2 -?[01]\.[0-9]'
for file in sites.json sites.geojson sites.csv candidates.csv fit.csv; do
    check "$file is there" test -s "plant/$file"
done
check "five choices, by estimate; the regrets are those of the plans" \
    jq -e '(.choices | length == 5) and ([.choices[].estimated_week] | . == sort)
        and ([.choices[].regret] | min == 0)
        and (.choices[.best - 1].planned_week == ([.choices[].planned_week] | min))' plant/sites.json
expect 0 "the same seed" sites again2 --lang en
check "the same bytes" diff -r plant again2
expect 0 "drop points" sites points --what points
expect 0 "candidates of a file" sites given --candidates-file <(head -4 plant/candidates.csv |
    tail -3 | cut -d ';' -f 2,3 | tr ';' ' ')
check "as many of them" test "$(wc -l <given/candidates.csv)" -eq 4
expect 3 "a plant that is too small" sites x --set kilos_hour=1
expect_err 'kilos_hour'
expect 3 "one candidate" sites x --candidates-file <(echo 6.9 52.2)

expect 2 "no map" ronde study vans -o x
expect 3 "an unknown parameter" vans x --set turnround=3
expect_err turnround
expect 3 "a plant that is nowhere" vans x --plant 6.9
expect_err -- --plant
expect 3 "a profile that the map lacks" vans x --profile tandem
expect 3 "no date" vans x --start tomorrow
finish
