#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A generated week of a small town: planned, checked, reported; and the week after it, in which people
# come back on the days on which they came.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
week() { # START FOLDER and further options
    start=$1 folder=$2
    shift 2
    ronde generate week --map town.rmap --residents 40 --helpers 6 --seed 3 --start "$start" \
        --set week_utilisation=60,leave_share=0 -o "$folder" "$@"
}

expect 0 "a week" week 2026-11-23 one
expect_quiet
expect 0 "its instance is readable" ronde convert one/instance.json --to ronde -o again.json
expect 0 "the same seed, the same week" week 2026-11-23 again
check "the same seed, the same bytes" cmp one/instance.json again/instance.json
expect 0 "its plan" ronde solve one/instance.json --map town.rmap --iterations 20000 --strict \
    -o one/plan.json
expect 0 "no hard rule is broken" ronde check one/instance.json one/plan.json --map town.rmap
expect 0 "key figures" ronde report one --kpi --map town.rmap --lang nl
expect_out '^continuïteit +[0-9]+,[0-9] %$'
expect 0 "a page" ronde report one --map town.rmap --html one/page.html

expect 0 "the week after" week 2026-11-30 two --after one/plan.json --after-instance one/instance.json
expect 0 "its plan" ronde solve two/instance.json --map town.rmap --iterations 20000 --strict \
    -o two/plan.json
expect 0 "two weeks at once" week 2026-11-23 both --days 14
expect 2 "a plan without its instance" week 2026-11-30 three --after one/plan.json
expect_err "go together"
expect 3 "a plan that is not there" week 2026-11-30 three --after none.json \
    --after-instance one/instance.json
expect 3 "too few helpers" week 2026-11-23 three --helpers 1
expect_err "at least [0-9]+ are needed"
expect 0 "parameters with their sources" ronde generate week --list
expect_out '^two_weekly_share +15 '
finish
