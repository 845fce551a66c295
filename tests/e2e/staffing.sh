#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde study staffing: files, arms, seeds, a provider's own files, refusals.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
staffing() { # FOLDER and further options
    folder=$1
    shift
    ronde study staffing --map town.rmap --residents 120 --seed 3 -o "$folder" "$@"
}

expect 0 "staff of a drawn population" staffing one --lang en
expect_out '^contract hours needed'
expect_quiet
for file in staffing.json staffing.csv shifts.csv work.csv parameters.tsv; do
    check "$file is there" test -s "one/$file"
done
check "less work needs fewer hours, and no fewer than the bound" \
    jq -e '.arms | .[1].work_hours < .[0].work_hours and .[1].contract_hours <= .[0].contract_hours
        and all(.contract_bound_hours <= .contract_hours)' one/staffing.json
# shellcheck disable=SC2016 # variables of jq
check "everybody with laundry care is accounted for" \
    jq -e '.arms[0].laundry_residents as $all | .arms[0].laundry_users == 0
        and (.arms | all(.laundry_residents == $all))' one/staffing.json
expect 0 "the same seed" staffing two --lang en
check "the same bytes" diff -r one two
expect 0 "nobody takes part" staffing none --take-up 0
check "voluntary without anybody is today" \
    jq -e '.arms[0].days == .arms[1].days and .arms[2].laundry_without > 0' none/staffing.json

expect 0 "a day, for its files" ronde generate day --map town.rmap --clients 40 --seed 2 -o day
expect 0 "a provider's own files" \
    ronde study staffing --clients day/clients.csv --staff day/staff.csv -o own
check "its residents" jq -e '.arms[0].laundry_residents > 0' own/staffing.json

expect 2 "nowhere to live" ronde study staffing -o x
expect 2 "clients without staff" ronde study staffing --clients day/clients.csv -o x
expect 3 "an unknown parameter" staffing x --set contract_men=3
expect_err contract_men
expect 3 "a share that cannot be" staffing x --set full_most=101
expect 0 "all parameters" ronde study staffing --list
expect_out '^contract_mean +20 '
finish
