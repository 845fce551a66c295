#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde replan: a promised day, what happens to it, a new plan close to it, and who must be phoned.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/support/e2e.bash
. "$here/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$here/../support/small_day.bash"
days=$here/../../instances/data/wednesday

expect 0 "plan the Wednesday" ronde solve "$days/day.json" --iterations 2000 -o plan.json
expect 0 "nothing happened" ronde replan "$days/day.json" plan.json --now 10:00 -o same.json --lang en
expect_out '^To phone: residents: 0'
check "the routes are the same" \
    cmp <(jq -S .routes plan.json) <(jq -S .routes same.json)

expect 0 "the helper is sick" ronde replan "$days/day.json" plan.json --sick M --lang en \
    -o sick.json --day sickday.json
expect_out 'visit to D +does not take place'
expect 0 "which is right" ronde check sickday.json sick.json
check "nobody works" test "$(jq '.routes | length' sick.json)" -eq 0
expect 1 "and strict" ronde replan "$days/day.json" plan.json --sick M --strict

expect 0 "sick in the morning" ronde replan "$days/day.json" plan.json --sick M@11:00 -o noon.json \
    --day noonday.json --csv calls.csv
expect_out '^Te bellen: bewoners: 2'
expect 0 "which is right, too" ronde check noonday.json noon.json
check "the first visits were made" test \
    "$(jq -c '[.routes[].stops[].task | select(.)]' noon.json)" = '["J","D"]'
check "the calls are a spreadsheet" grep -q '^B;bezoek aan B;gaat niet door;' calls.csv

expect 0 "a visit is cancelled" ronde replan "$days/day.json" plan.json --cancel D --now 09:00 --json
expect_out '"residents": \['
expect 0 "a visit takes longer" ronde replan "$days/day.json" plan.json --longer J@100 --now 09:00
expect_out 'bezoek aan D +andere tijd'
expect 0 "a late start" ronde replan "$days/day.json" plan.json --late M@09:00 --iterations 500 \
    -o late.json --day lateday.json
expect 0 "which is right as well" ronde check lateday.json late.json
check "nothing begins before" test \
    "$(jq '[.routes[].stops[].start] | min >= 32400' late.json)" = true

cat >events.json <<'END'
{"format": "ronde-events-1", "now": "10:00", "events": [
  {"event": "new", "visit": {"id": "E", "place": "D", "duration": "20m"}},
  {"event": "keep", "visit": "B"}]}
END
expect 0 "a new visit" ronde replan "$days/day.json" plan.json events.json --lang en -o new.json \
    --day newday.json
expect_out '^E +is added'
expect 0 "is in the plan" ronde check newday.json new.json
expect 0 "once more" ronde replan "$days/day.json" plan.json events.json --iterations 300 -o one.json
expect 0 "gives the same" ronde replan "$days/day.json" plan.json events.json --iterations 300 -o two.json
check "the same bytes" cmp one.json two.json

expect 3 "what was done cannot be cancelled" ronde replan "$days/day.json" plan.json --cancel J \
    --now 12:00
expect_err 'options#/events/0: error: visit .J. began at'
expect 3 "nobody of that name" ronde replan "$days/day.json" plan.json --sick N
expect_err "no helper 'N'"
cat >wrong.json <<'END'
{"format": "ronde-events-1", "events": [{"event": "sik", "helper": "M"}, {"event": "cancelled"},
  {"event": "new", "visit": {"id": "E", "place": "D"}}]}
END
expect 3 "faults of a file" ronde replan "$days/day.json" plan.json wrong.json
expect_err 'wrong.json#/events/0/event: error'
expect_err 'wrong.json#/events/1: error: the key "visit" is missing'
echo '{"format": "ronde-events-1", "events": [{"event": "new", "visit": {"id": "E", "place": "D"}}]}' >wrong.json
expect 3 "faults of a new visit" ronde replan "$days/day.json" plan.json wrong.json
expect_err 'wrong.json#/events/0/visit: error: the key "duration" is missing'
sed 's/"start": [0-9]*, "end"/"start": 1, "end"/' plan.json >broken.json
expect 3 "a promise that broke rules" ronde replan "$days/day.json" broken.json --cancel D
expect_err 'breaks a rule'

small_town
small_day day 100
expect 0 "plan a day" ronde solve day/instance.json --map town.rmap --iterations 5000 -o day.json
helper=$(jq -r '[.routes[] | {resource, n: (.stops | length)}] | max_by(.n).resource' day.json)
expect 0 "a busy helper is sick" ronde replan day/instance.json day.json --map town.rmap \
    --sick "$helper" --iterations 20000 --json -o mended.json --day mended-day.json
check "few others have another time" test \
    "$(jq '.retimed * 100 <= .compared * 15' "$work/out")" = true
expect 0 "the mended day is right" ronde check mended-day.json mended.json --map town.rmap
check "and keeps what it promises" keeps_promises mended-day.json mended.json
check "she does nothing" test "$(jq --arg who "$helper" \
    '[.routes[] | select(.resource == $who)] | length' mended.json)" -eq 0
echo '{"format": "ronde-events-1", "events": [{"event": "new", "visit": {"id": "E", "place": "EE",
  "duration": "20m"}, "place": {"id": "EE", "lon": 6.8900, "lat": 52.2200}}]}' >far.json
lon=$(jq '.places[3].lon' day/instance.json) lat=$(jq '.places[3].lat' day/instance.json)
sed -i "s/6.8900/$lon/; s/52.2200/$lat/" far.json
expect 0 "a new visit at a new place" ronde replan day/instance.json day.json far.json --map town.rmap \
    -o far-plan.json --day far-day.json --lang en
expect_out '^E +is added'
expect 0 "which is right" ronde check far-day.json far-plan.json --map town.rmap

finish
