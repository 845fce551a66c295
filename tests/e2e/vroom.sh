#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A VROOM request gives a VROOM answer: with matrices, and with locations on a map. A judge in jq, which
# knows nothing of ronde, recomputes times, loads and costs from the request and the answer alone.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

# Seconds between locations of a street of ten doors, 60 s apart; vehicles with costs of their own.
jq -n '{
    matrices: {car: {durations: [range(10) as $i | [range(10) as $k | ($i - $k) * 60 | if . < 0 then -. else . end]]}},
    vehicles: [
        {id: 11, start_index: 0, end_index: 0, capacity: [3], skills: [1], time_window: [0, 7200],
         costs: {fixed: 50, per_hour: 3600, per_task_hour: 720},
         breaks: [{id: 1, service: 300, time_windows: [[600, 900], [1800, 2400]]}]},
        {id: 12, start_index: 9, capacity: [4], speed_factor: 0.5, type: "bike", description: "by bike"}],
    jobs: [
        {id: 1, location_index: 2, service: 120, delivery: [1], skills: [1]},
        {id: 2, location_index: 4, setup: 100, service: 60, pickup: [1]},
        {id: 3, location_index: 4, setup: 100, service: 60, delivery: [1]},
        {id: 4, location_index: 7, service: 200, service_per_type: {bike: 150}, time_windows: [[100, 300], [900, 4000]]},
        {id: 5, location_index: 8, service: 60, skills: [2], priority: 9, description: "nobody can"}],
    shipments: [{amount: [2], pickup: {id: 1, location_index: 5, service: 30},
                 delivery: {id: 1, location_index: 6, service: 30}}]}' >request.json

# judge REQUEST ANSWER: prints each promise that the answer breaks. Speed and types as in the request above.
cat >judge.jq <<'E2'
($request[0]) as $r
| def vehicle($id): $r.vehicles[] | select(.id == $id);
  def task($type; $id): if $type == "job" then $r.jobs[] | select(.id == $id)
      else $r.shipments[][$type] | select(.id == $id) end;
  def seconds($v; $from; $to): ($r.matrices.car.durations[$from][$to] / ($v.speed_factor // 1));
  def own($v; $t): $t.service_per_type[$v.type // ""]? // $t.service // 0;
. as $a
| (if .code != 0 then "code \(.code)" else empty end),
  (.routes[] | . as $route | vehicle(.vehicle) as $v
   | foreach .steps[] as $s ({at: null, free: null, travel: 0, bad: []};
        . as $before | .bad = []
        | if $s.type == "start" then .at = $v.start_index | .free = $s.arrival
          elif $s.type == "break" then
              (if $s.arrival != .free then .bad += ["break arrival"] else . end)
              | .free = $s.arrival + $s.waiting_time + $s.service
          else (if $s.type == "end" then $v.end_index else task($s.type; $s.id).location_index end) as $to
              | (if $to == .at then 0 else seconds($v; .at; $to) end) as $leg
              | .travel += $leg
              | (if $s.arrival != .free + $leg then .bad += ["arrival \($s.arrival) is not \(.free + $leg)"] else . end)
              | (if $s.duration != .travel then .bad += ["duration \($s.duration) is not \(.travel)"] else . end)
              | (if $s.type == "end" then . else task($s.type; $s.id) as $t
                  | ($s.arrival + $s.waiting_time) as $start
                  | (if $s.service != own($v; $t) then .bad += ["service"] else . end)
                  | (if $s.setup != (if .at == $to then 0 else $t.setup // 0 end) then .bad += ["setup"] else . end)
                  | (if ($t.time_windows // [[0, 1e9]]) | any(.[0] <= $start and $start <= .[1]) then . else .bad += ["window"] end)
                  | (if (($t.skills // []) - ($v.skills // [])) == [] then . else .bad += ["skills"] end)
                  | .free = $start + $s.setup + $s.service end)
              | .at = $to end
        | (if $s.waiting_time < 0 or $s.load[0] < 0 or $s.load[0] > $v.capacity[0] then .bad += ["waiting or load"] else . end);
        .bad[] | "vehicle \($v.id), \($s.type) \($s.id // ""): \(.)"),
   ((.steps | map(.service + .setup) | add) - (.steps | map(select(.type == "break").service) | add // 0)) as $work
   | (($v.costs.fixed // 0) + .duration * ($v.costs.per_hour // 3600) / 3600
      + $work * ($v.costs.per_task_hour // 0) / 3600 | floor) as $cost
   | (if .cost != $cost then "vehicle \($v.id): cost \(.cost) is not \($cost)" else empty end)),
  (([.routes[].steps[] | select(.id != null and .type != "break") | [.type, .id]] + [.unassigned[] | [.type, .id]] | sort) as $done
   | ([$r.jobs[] | ["job", .id]] + [$r.shipments[] | ["pickup", .pickup.id], ["delivery", .delivery.id]] | sort) as $asked
   | if $done != $asked then "tasks \($done) are not \($asked)" else empty end),
  (if .summary.cost != ([.routes[].cost] | add) then "summary cost" else empty end),
  (if .summary.unassigned != (.unassigned | length) then "summary unassigned" else empty end)
E2
judge() { # REQUEST ANSWER
    local broken
    broken=$(jq -r --slurpfile request "$1" -f judge.jq "$2") || return 2
    [ -z "$broken" ] || {
        echo "$broken"
        return 1
    }
}

expect 0 "a request" ronde solve request.json --iterations 3000 -o answer.json
expect_out 'routes, 1 unserved'
expect 0 "is answered well" judge request.json answer.json
expect 0 "by format" ronde solve request.json --format vroom --iterations 3000 -o -
cp "$work/out" again.json
check "with the same bytes" cmp answer.json again.json
check "says what nobody can do" jq -e '.unassigned == [.unassigned[] | select(.id == 5)] and (.unassigned[0].x_reasons | length > 0)' answer.json
check "setup once at one door" jq -e '.summary.setup == 100' answer.json
expect 0 "a timed run" ronde solve request.json --time 1 -o timed.json
check "tells its times" jq -e '.summary.computing_times.solving >= 500' timed.json

# The judges must be able to fail.
jq '(.routes[0].steps[2].arrival) -= 30' answer.json >early.json
expect 1 "the judge sees a wrong arrival" judge request.json early.json
expect 1 "and so does ronde" ronde check request.json early.json
jq '(.routes[].cost) += 1' answer.json >dear.json
expect 1 "the judge sees a wrong cost" judge request.json dear.json
expect 0 "ronde checks answers" ronde check request.json answer.json
expect_out 'keeps all hard rules'
expect 0 "and explains them" ronde explain request.json answer.json job/5 --lang en
expect_out 'Nobody can is not planned'

# As one of our own problems: nothing is lost.
expect 0 "convert" ronde convert request.json --to ronde -o own.json
expect 0 "solve that" ronde solve own.json --iterations 3000 -o plan.json
expect 0 "a plan of ours is a plan of the request" ronde check request.json plan.json
check "at the same cost" test "$(jq '.objective.value | floor' plan.json)" = "$(jq '.summary.cost' answer.json)"

# A first plan: with no iterations left to better it, the routes are those of the steps.
jq '.vehicles[1].steps = [{type: "start"}, {type: "job", id: 4}]' request.json >steps.json
expect 0 "steps" ronde solve steps.json --iterations 1 -o steps-answer.json
expect 0 "are a good start" judge steps.json steps-answer.json
jq '.vehicles[1].steps = [{type: "job", id: 44}]' request.json >no-step.json
expect 3 "unknown steps" ronde solve no-step.json --iterations 1
expect_err 'no-step.json#/vehicles/1/steps/0: the request has no job with id 44'

# Faults: on standard error for people, as an answer for clients.
jq '.jobs[0].service = -5 | .colour = 1' request.json >bad.json
expect 3 "a bad request" ronde solve bad.json --format vroom -o bad-answer.json
expect_err 'jobs/0/service'
expect_err 'warning: the key "colour"'
check "is answered" jq -e '.code == 2 and (.error | test("jobs/0/service"))' bad-answer.json
jq 'del(.matrices)' request.json >placeless.json
expect 3 "no locations" ronde solve placeless.json
expect_err 'coordinates'

# Locations and a map: the profile of each vehicle.
small_town
small_day day 12
jq '[.places[] | select(.lon)] as $p
    | {vehicles: [{id: 1, profile: "cycling-regular", start: [$p[0].lon, $p[0].lat], end: [$p[0].lon, $p[0].lat]},
                  {id: 2, profile: "driving-car", start: [$p[0].lon, $p[0].lat], time_window: [0, 600]}],
       jobs: [$p[1:8] | to_entries[] | {id: .key, location: [.value.lon, .value.lat], service: 600}]}' \
    day/instance.json >located.json
expect 3 "without a map" ronde solve located.json
expect_err 'no matrices for profile cycling-regular; give them, or --map'
expect 0 "with a map" ronde solve located.json --map town.rmap --iterations 500 -o located-answer.json
check "all is served, with distances and places" jq -e \
    '.summary.unassigned == 0 and .summary.distance > 0 and (.routes[0].steps[1].location | length == 2)' \
    located-answer.json
expect 0 "checked" ronde check located.json located-answer.json --map town.rmap
jq '.vehicles[0].profile = "hovercraft"' located.json >unknown.json
expect 3 "an unknown profile" ronde solve unknown.json --map town.rmap
expect_err 'hovercraft'

finish
