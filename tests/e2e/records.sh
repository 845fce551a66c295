#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The plans in tests/bench/records are what their README says they are, by two judges.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

records=$repository/tests/bench/records
if [ ! -d "$shared/bench" ]; then
    skip "no benchmark sets in $shared/bench"
    finish
fi
export RONDE_BINARY=$ronde_binary RONDE_SHARED=$shared
judge() { "$repository/tests/bench/records.sh" table >table.md; }
check "all records hold" judge
check "they are in the README" diff table.md <(grep '^|' "$records/README.md")

plan=$records/hhcrsp_mankowska/InstanzCPLEX_HCSRP_75_3.json
instance=$shared/bench/hhcrsp_mankowska/InstanzCPLEX_HCSRP_75_3.json
own_judge() { "$repository/tests/bench/hhcrsp_judge.py" "$instance" "$1"; }
refuses() { ! own_judge "$1" 2>judge.txt && grep -q "$2" judge.txt; }
jq '.routes[0].stops[2].start -= 400' "$plan" >early.json
check "a helper who is not there yet" refuses early.json 'cannot be at'
jq 'del(.routes[0].stops[1])' "$plan" >left.json
check "somebody left out" refuses left.json 'does not get'
jq '.routes[0].resource as $one | .routes[0].resource = .routes[1].resource | .routes[1].resource = $one' "$plan" >skills.json
check "helpers who cannot do it" refuses skills.json 'cannot do'
finish
