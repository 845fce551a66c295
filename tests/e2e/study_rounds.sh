#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Studies of planned rounds: the Wednesday case, a small town, take-up 0, and a study that is killed.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

paid_of() { # PLAN: paid seconds of a golden plan of the Wednesday case, by the checker
    ronde check --json "$repository/instances/data/wednesday/alternatives.json" \
        "$repository/tests/golden/wednesday/$1.json" | jq .components.paid.amount
}
expect 0 "the Wednesday case" ronde study businesscase --days 1 --iterations 2000 -o wednesday \
    --day "$repository/instances/data/wednesday/alternatives.json"
expect_out '^vrijgespeelde betaalde tijd per dag, bij gelijke dienstverlening +min +96,0$'
expect_out '^betaalde tijd +min +473,0 +377,0 +96,0$'
check "what is freed is the difference of the golden plans" test \
    "$(jq '.rounds.arms[1].freed.paid / 3' wednesday/study.json)" = \
    "$(($(paid_of return) - $(paid_of central)))"
check "the plans are there, stop by stop" test -s wednesday/day-rounds-1.csv -a -s wednesday/day-rounds-2.csv
for language in nl en; do
    expect 0 "its report in $language" ronde report wednesday --html wednesday.html --lang "$language"
    check "has a language, and every link arrives" python3 - wednesday.html <<'END'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
ids = set(re.findall(r' id="([^"]+)"', text))
sys.exit(not re.match(r'<!doctype html>\n<html lang="(nl|en)">', text) or bool(set(re.findall(r'href="#([^"]+)"', text)) - ids))
END
done
check "says what is freed" grep -q 'value="5760">96.0 min<' wednesday.html
check "and what central laundry washes" grep -q 'washed centrally' wednesday.html
jq 'del(.rounds)' wednesday/study.json >spoilt.json && mkdir spoilt && mv spoilt.json spoilt/study.json
expect 3 "a day without its rounds" ronde report spoilt --html spoilt.html
expect_err '"rounds" is missing'
expect 3 "no such way" ronde study businesscase -o no --arms "return;centrale" \
    --day "$repository/instances/data/wednesday/alternatives.json"
expect_err "no alternative of the input ends in 'centrale'"
expect 3 "one arm" ronde study businesscase -o no --arms return \
    --day "$repository/instances/data/wednesday/alternatives.json"
expect 2 "a day and a study" ronde study businesscase -o no --preset enschede \
    --day "$repository/instances/data/wednesday/alternatives.json"

small_town
cat >study.json <<'JSON'
{"format": "ronde-study/1", "policy": "vrijwillig", "rounds": {"residents": 60, "map": "town.rmap",
 "days": 3, "most_days": 3, "seeds": 2, "iterations": 400, "waiting": 5, "take_ups": [0, 0.5, 1],
 "vans": "both", "laundry": {"collect_after": 1}}}
JSON
study() { # FOLDER and further options
    folder=$1
    shift
    ronde study businesscase study.json -o "$folder" "$@"
}
expect 0 "a small town" study one
expect_quiet
for file in rounds rounds-account rounds-year rounds-years rounds-areas rounds-providers rounds-vans \
    rounds-vans-days; do
    check "$file.csv is there" test -s "one/$file.csv"
done
check "components add up to the second" jq -e '[.rounds.arms[] | .sum, .freed // empty |
    .client + .return_client + .return_travel + .travel + .idle + .pause + .loading == .paid and
    .paid + .unserved_time == .needed] | all' one/study.json
check "take-up 0 frees nothing at all" jq -e \
    '.rounds.arms[1].freed | [.[]] | all(. == 0)' one/study.json
check "more take-up frees more" jq -e \
    '[.rounds.arms[].freed.needed // 0] | .[0] < .[1] and .[1] < .[2]' one/study.json
check "the tables are in the result" jq -e \
    '[.tables[].name] | index("rounds") != null and index("rounds-areas") != null' one/study.json

check "vans in both forms for every arm with users, all bags served" jq -e '[.vans.arms[] |
    .planned.week.unserved == 0 and .planned.week.bags_out > 0 and .year_by_runs.bags > 0] |
    length == 4 and all' one/study.json
check "the same bags and kilos in both forms, more of them at a higher take-up" jq -e '[.vans.arms[] |
    .planned.week] | .[0].kilos == .[1].kilos and .[2].kilos == .[3].kilos and
    .[0].kilos < .[2].kilos' one/study.json
check "what they found feeds the year" jq -e '.vans.arms[0].year_by_runs.cost_bag ==
    (.rounds_year[] | select(.take_up == 0.5) | .cost_bag)' one/study.json
# shellcheck disable=SC2016 # variables of jq
check "every figure of vans has its derivation" jq -e '[.vans.derivations[].id] as $ids |
    [.vans.arms[] | (.year_by_runs, .year_by_formula) | keys[] | IN($ids[])] | all' one/study.json

check "years grow to the full one, and no year has both uses of an hour" jq -e '[.rounds_year[1] | .years[].freed_total, .freed_total]
    | .[0] < .[1] and .[0] < .[-1] and .[1] < .[-1]' one/study.json
check "as capacity nothing is saved" bash -c "! grep -q 'minder OH-uren' one/rounds-years.csv && test ! -e one/rounds-5.2.csv"

expect 0 "two at once" study two --threads 2
check "the same bytes" diff -r -x runs one two
check "the same runs" diff <(ls one/runs) <(ls two/runs)

for language in nl en; do
    expect 0 "the report in $language" ronde report one --html "one-$language.html" --lang "$language"
    check "is a sound page, and its numbers are those of the study" \
        python3 "$repository/tests/support/study_page.py" "one-$language.html" one/study.json
done
check "areas lie somewhere, and those of fewer than ten say nothing else" \
    jq -e '[.rounds_areas[] | if .hidden then has("freed_week") | not
        else (.freed_week | length == 3) and has("lon") end] | all' one/study.json
check "at take-up 0 no area frees anything" jq -e '[.rounds_areas[] | .freed_week // [0] | .[0] == 0] | all' one/study.json

# A provider's own files, without and with the days of its clients; hours as cash; a surface.
expect 0 "files of a day" ronde generate day --map town.rmap --clients 30 --seed 2 -o own
jq '.use = "cash" | .rounds += {days: 1, most_days: 1, seeds: 1, iterations: 200, waiting: 0, take_ups: [0.5]}' study.json >own.json
expect 0 "a provider's own files" ronde study businesscase own.json --vans none --clients own/clients.csv --staff own/staff.csv -o every-day
expect_err 'every client is visited on every working day.*dagen'
tr -d '\r' <own/clients.csv | awk 'NR == 1 { print $0 ";dagen"; next } { split("ma di wo do vr", day, " "); print $0 ";" day[NR % 5 + 1] }' >own/days.csv
expect 0 "with weekdays" ronde study businesscase own.json --vans none --clients own/days.csv --staff own/staff.csv -o own-days --sample 17
expect_quiet
check "its clients, a fifth of them a day" jq -e '.rounds.arms[0] | .residents == 30 and .sum.visits < 12' own-days/study.json
check "hours as cash fill the note's tables from the rounds, too" \
    grep -q '^Maatwerk: minder OH-uren' own-days/rounds-5.2.csv
check "the range of the rounds, by year" jq -e '[.rounds_percentiles[].result_cash | .p10 <= .p50 and .p50 <= .p90] | length == 5 and all' own-days/study.json
expect 0 "and its report" ronde report own-days --html own.html
check "is a sound page" python3 "$repository/tests/support/study_page.py" own.html own-days/study.json
check "with the range on page one" grep -q 'Resultaat volgens geplande rondes' own.html
expect 2 "clients without staff" ronde study businesscase own.json --clients own/clients.csv -o no
expect 2 "files without rounds" ronde study businesscase own.json --closed --clients own/clients.csv --staff own/staff.csv -o no

# Killed in the middle: whole files alone are left, and the study goes on from them.
"$ronde_binary" study businesscase study.json -o three >/dev/null 2>&1 &
killed=$!
for _ in $(seq 200); do
    [ "$(find three/runs -name '*.json' 2>/dev/null | wc -l)" -ge 3 ] && break
    sleep 0.05
done
kill -9 "$killed"
wait "$killed" 2>/dev/null
check "it had not ended" test ! -e three/study.json
check "some runs were done" test "$(find three/runs -name '[!.]*.json' | wc -l)" -ge 3
touch -d 2001-01-01 three/runs/*.json
expect 0 "it goes on" study three
check "what was done is not done again" test "$(find three/runs -name '[!.]*.json' -not -newermt 2001-01-02 | wc -l)" -ge 3
check "the same bytes as without being killed" diff -r -x runs one three

for run in three/runs/*.json; do echo '{}' >"$run"; done
expect 0 "without vans" study four --vans none
check "there are none" jq -e 'has("vans") | not' four/study.json
expect 3 "a run's file that is none" study three
expect_err "no result of a run"
expect 0 "scenarios" ronde study scenarios study.json --days 2 --seeds 1 --iterations 100 --waiting 0 -o scenarios
expect_out '^uitkomst +eenheid +vervangen 0% +vervangen 50% +vervangen 100% +vrijwillig 0% +vrijwillig 50% +vrijwillig 100%$'
check "residents more are at most the freed hours by the hours of each" jq -e '[.rounds_year[] | ., .years[] |
    .extra_net <= ([.extra_bound, 0] | max)] | all' one/study.json
check "each policy, level and take-up" jq -e '[.scenarios[] | [.policy, .level, .take_up]] |
    length == 18 and (unique | length == 18)' scenarios/scenarios.json
check "nobody takes part by choice: nothing is freed" jq -e '[.scenarios[] |
    select(.policy == "vrijwillig" and .take_up == 0) | .freed_day] | all(. == 0)' scenarios/scenarios.json
check "more laundry minutes and returns, more is freed" jq -e '[.scenarios[] |
    select(.policy == "vrijwillig" and .take_up == 1) | .full_year.freed_total] | .[0] < .[2]' scenarios/scenarios.json
check "without a waiting list residents more come from the freed time" jq -e '[.scenarios[] |
    select(.policy == "vrijwillig" and .take_up == 1) | .full_year.extra_net > 0] | all' scenarios/scenarios.json
check "at home is planned once for both policies: 3 levels x 2 days x (1 + 6) arms, and not once more" \
    test "$(grep -l '"ronde-run/1"' scenarios/runs/*.json | wc -l)" -le 42
expect 2 "no study" ronde study scenarios --map town.rmap -o no
expect 3 "scenarios without a map" ronde study scenarios --preset enschede -o no

expect 3 "no map" ronde study businesscase --preset enschede -o no
expect_err "give --map TOWN.rmap"
cat >bad.json <<'JSON'
{"format": "ronde-study/1", "rounds": {"residents": 0, "days": 5, "most_days": 4, "take_ups": [1.5], "dais": 1,
 "laundry": {"collect_after": 7, "van_price": 1, "turnaround": 2.5, "volunteer": 1}}}
JSON
expect 3 "nonsense" ronde study businesscase bad.json -o no
expect_err '/rounds/residents: '
expect_err '/rounds/most_days: .*most_days 4 is below days 5'
expect_err '/rounds/take_ups/0: .*must be between 0 and 1'
expect_err '/rounds.*dais'
expect_err '/rounds/laundry/collect_after: '
expect_err '/rounds/laundry/van_price: .*parameter van_day_cost'
expect_err '/rounds/laundry/turnaround: .*whole number'
expect_err '/rounds/laundry/volunteer: '
finish
