#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde import on exports as they come from practice: every bad row named with row, column and
# remedy, personal columns dropped and named and nowhere in the output, the good rows planned.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
# shellcheck source=tests/support/small_day.bash
. "$repository/tests/support/small_day.bash"

small_town
small_day day 30

# The residents and helpers of the day as a planning system would export them: a byte order mark,
# semicolons, CRLF, decimal commas, Dutch headings and days, and columns that are nobody's business.
bom=$'\xEF\xBB\xBF'
# export_of FILE HEADINGS SECRETS DAYS: a list of ours behind the columns that are nobody's business
# and the days; every other row has DAYS, the others Monday to Friday.
export_of() {
    tr -d '\r' <"$1" | awk -F';' -v bom="$bom" -v headings="$2" -v secrets="$3" -v ORS='\r\n' '
        NR == 1 { print bom headings ";dag;" $0; next }
        { print secrets ";" (NR % 2 ? "ma t/m vr" : first) ";" $0 }' first="$4"
}
{
    export_of day/clients.csv 'Achternaam;BSN;Geboortedatum;Telefoon;Opmerkingen' \
        'Geheimnaam;111222333;01-02-1940;053-1234567;"sleutel;onder de mat"' wo
    # Rows 32 to 39: the ways in which a row goes wrong.
    while read -r row; do
        printf 'Geheimnaam;;;;;%s\r\n' "$row"
    done <<'END'
wo;F01;52,2027;6,7100;90
wo;F02;6,7100;52,2027;twintig
wo;r0001;6,7105689;52,1973619;165;08:00;12:30
wo;F04;;;60
woensdeg;F05;6,7100;52,2027;60
wo;F06;6,7100;52,2027;60;25:00
wo;F07;4,9000;52,3700;60
wo;123456782;6,7100;52,2027;60
END
} >clienten.csv
{
    export_of day/staff.csv 'Naam medewerker;E-mail' 'Geheimnaam;geheim@example.org' 'ma t/m vr'
    printf 'Geheimnaam;;ma t/m vr;h900;6,7100;52,2027;raket;08:00;12:00\r\n'
} >medewerkers.csv
staff_row=$(($(wc -l <medewerkers.csv)))

import() { ronde import --clients clienten.csv --staff medewerkers.csv --date 2026-11-25 --map town.rmap "$@"; }

expect 0 "the good rows" import -o instance.json --report report.json
cp "$work/err" import.txt
# fault ROW COLUMN CODE WORDS REMEDY: named on one line, with what to do about it.
fault() {
    if grep -qE "^clienten\.csv:$1:$2: error: .*$4.*; .*$5.* \[$3\]$" import.txt; then
        pass
    else
        last_command="fault $*"
        grep "^clienten.csv:$1:" import.txt >"$work/out"
        fail "row $1 is not named as expected"
    fi
}
fault 32 8 csv.swapped_axes 'seem swapped' 'exchange'
fault 33 10 csv.minutes "'twintig' is no number" 'digits'
fault 34 7 csv.duplicate 'r0001 .*row 2' 'keep one'
fault 35 8 csv.position_missing 'no position' 'fill in'
fault 36 6 csv.days "'woensdeg'" 'write'
fault 37 11 csv.time "'25:00'" '09:30'
fault 38 8 csv.outside_map 'outside the map' 'larger map'
fault 39 7 csv.bsn 'BSN' 'means nothing outside'
expect 0 "helpers too" grep -E "^medewerkers.csv:$staff_row:7: error: .*raket.*; write fiets" import.txt
check "nine rows are bad, no more" test "$(grep -c ': error: ' import.txt)" -eq 9
for column in Achternaam BSN Geboortedatum Telefoon Opmerkingen 'Naam medewerker' E-mail; do
    check "$column is dropped and named" grep -qE "warning: column '$column' is personal and was dropped" import.txt
done
check "the report counts them" jq -e '.errors == 9 and .planned.visits == 30' report.json
for secret in Geheimnaam 111222333 123456782 1940 053-1234567 sleutel geheim@; do
    expect 1 "$secret is not in the instance" grep -F -- "$secret" instance.json
    expect 1 "$secret is not in the report" grep -F -- "$secret" report.json
    expect 1 "$secret is not on the screen" grep -F -- "$secret" import.txt
done
check "every good resident is there" test \
    "$(jq '[.tasks[].id | select(test("^r[0-9]+$"))] | length' instance.json)" -eq 30

expect 0 "the good rows are planned" ronde solve instance.json --map town.rmap --iterations 2000 -o plan.json
expect 0 "and checked" ronde check instance.json plan.json --map town.rmap
check "and keep their promises" keeps_promises instance.json plan.json
check "most of them" jq -e '[.routes[].stops[] | select(.kind == "visit")] | length >= 20' plan.json

expect 3 "--strict" import --strict -o strict.json
check "writes nothing" test ! -e strict.json

# Another day of the week: the rows of Wednesday do not count; half of the residents remain.
expect 0 "on Thursday" ronde import --clients clienten.csv --staff medewerkers.csv --date 2026-11-26 \
    --map town.rmap -o thursday.json
check "half of them" test \
    "$(jq '[.tasks[].id | select(test("^r[0-9]+$"))] | length' thursday.json)" -eq 15

# What cannot be used at all.
head -n 1 clienten.csv >empty.csv
expect 3 "headings only" ronde import --clients empty.csv --date 2026-11-25 -o nothing.json
sed -n '1p;32,33p;35,37p;39p' clienten.csv >bad.csv
expect 3 "nothing left" ronde import --clients bad.csv --date 2026-11-25 -o nothing.json
check "writes nothing" test ! -e nothing.json
: >zero.csv
expect 3 "an empty file" ronde import --clients zero.csv --date 2026-11-25 -o nothing.json
expect 3 "no date for the days" ronde import --clients clienten.csv --staff medewerkers.csv -o nothing.json
expect 2 "no file" ronde import -o nothing.json
expect 2 "no output" ronde import --clients clienten.csv
printf '{"Kenmerk": "clent"}' >columns.json
expect 3 "an unknown field" ronde import --clients clienten.csv --columns columns.json --date 2026-11-25 -o nothing.json

# The kept cases of tests/golden/import: exit codes as their reports say.
golden=$repository/tests/golden/import
for case in dutch english windows1252 columns; do
    options=(--clients "$golden/$case/clients.csv" --date 2026-11-25)
    [ ! -e "$golden/$case/staff.csv" ] || options+=(--staff "$golden/$case/staff.csv")
    [ ! -e "$golden/$case/columns.json" ] || options+=(--columns "$golden/$case/columns.json")
    expect 0 "import $case" ronde import "${options[@]}" -o "$case.json"
    check "$case is an instance" jq -e '.format == "ronde-instance/1"' "$case.json"
    expect 0 "ronde reads $case back" ronde convert "$case.json" -o "$case-again.json"
done
for case in nothing_left swapped_files utf16 no_headings; do
    expect 3 "import $case" ronde import --clients "$golden/$case/clients.csv" --date 2026-11-25 -o "$case.json"
    check "nothing written" test ! -e "$case.json"
done

finish
