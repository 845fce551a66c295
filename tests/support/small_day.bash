# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests/e2e/*.sh, after e2e.bash: a small town and days on it, and a judge of plans in jq that
# shares nothing with the checker of ronde.

# small_town: town.osm.pbf and town.rmap in the working directory; quick (half a second).
small_town() {
    expect 0 "a small town" ronde generate town --seed 1 --inhabitants 12000 --quiet -o town.osm.pbf
    expect 0 "its map" ronde map build town.osm.pbf -o town.rmap
}

# small_day FOLDER CLIENTS [options]: a day in it.
small_day() {
    local folder=$1 clients=$2
    shift 2
    expect 0 "a day of $clients" ronde generate day --map town.rmap --clients "$clients" --seed 1 \
        -o "$folder" "$@"
}

# broken_promises INSTANCE PLAN: prints every promise of the instance that the plan breaks. Looks at
# lags, same or different resource, windows, durations, hours of shifts, forbidden pairs, skills, and
# that each task is planned or unserved, not both and not twice.
broken_promises() {
    jq -rn --slurpfile days "$1" --slurpfile plans "$2" '
        # Times and durations: seconds, "08:30", "2h25m".
        def seconds: if type != "string" then .
            elif test("^[0-9]+:") then split(":") | map(tonumber) |
                .[0] * 3600 + .[1] * 60 + (.[2] // 0)
            else [match("([0-9]+)([hms])"; "g").captures |
                (.[0].string | tonumber) * {h: 3600, m: 60, s: 1}[.[1].string]] | add end;
        def bounds: with_entries(if .key | IN("from", "to", "min_lag", "max_lag", "duration")
            then .value |= seconds else . end);
        ($days[0] | .tasks |= map(bounds | .windows |= (. // [] | map(bounds))) |
            .shifts |= map(bounds) |
            .links |= (. // [] | map(.from as $from | .to as $to | bounds | .from = $from | .to = $to))
        ) as $day | $plans[0] as $plan |
        ($day.tasks | INDEX(.id)) as $tasks |
        ($day.resources | INDEX(.id)) as $resources |
        ($day.shifts | INDEX(.id)) as $shifts |
        [$plan.routes[] | .resource as $who | .shift as $shift | .stops[] | select(.task) |
            . + {who: $who, shift: $shift}] as $stops |
        ($stops | INDEX(.task)) as $at |
        ([$stops[].task] + [$plan.unserved[].task]) as $named |
        ($named | group_by(.)[] | select(length > 1) | "task \(.[0]) is named twice"),
        ($day.tasks[] | select(.kind != "break" and .alternative == null) |
            select(.id as $id | $named | index($id) | not) | "task \(.id) is forgotten"),
        ($day.links // [] | .[] | $at[.from] as $a | $at[.to] as $b |
            "link \(.from) > \(.to)" as $name |
            if ($a == null) != ($b == null) then "\($name): half of it is planned"
            elif $a == null then empty
            else ($b.start - (if .measured == "start" then $a.start else $a.end end)) as $lag |
                (select(.min_lag != null and $lag < .min_lag) | "\($name): lag \($lag) is too short"),
                (select(.max_lag != null and $lag > .max_lag) | "\($name): lag \($lag) is too long"),
                (select(.resource == "same" and $a.who != $b.who) | "\($name): other helpers"),
                (select(.resource == "different" and $a.who == $b.who) | "\($name): one helper")
            end),
        ($stops[] | . as $stop | $tasks[.task] as $task | $resources[.who] as $person |
            select($task != null and (.end - .start) != $task.duration) | "task \(.task): lasts \(.end - .start)"),
        ($stops[] | . as $stop | $tasks[.task].windows // [] |
            select(length > 0 and (any(.[]; (.from // 0) <= $stop.start
                and $stop.start <= (.to // infinite)) | not)) | "task \($stop.task): outside its windows"),
        ($stops[] | . as $stop | $tasks[.task].pairs // [] | .[] |
            select(.resource == $stop.who and .forbidden == true) | "task \($stop.task): forbidden helper"),
        ($stops[] | . as $stop | ($tasks[.task].skills // []) - ($resources[.who].skills // []) |
            select(length > 0) | "task \($stop.task): lacks skill \(.[0])"),
        ($plan.routes[] | . as $route | $shifts[.shift] as $shift |
            select(.stops[0].start < $shift.from or .stops[-1].end > $shift.to) |
            "shift \(.shift): outside its hours"),
        ($plan.routes[] | .stops as $s | .shift as $shift | range(1; $s | length) |
            select($s[.].arrival < $s[. - 1].end or $s[.].start < $s[.].arrival) |
            "shift \($shift): stop \(.) overlaps")'
}

# keeps_promises INSTANCE PLAN: fails, and says so, when a promise is broken.
keeps_promises() {
    broken_promises "$1" "$2" >promises.txt || return 1
    cat promises.txt
    [ ! -s promises.txt ]
}
