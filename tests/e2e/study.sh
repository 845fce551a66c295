#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde study businesscase --closed: presets, files, marks, seeds, refusals with their place.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/support/e2e.bash
. "$here/../support/e2e.bash"

expect 0 "the preset of Enschede" ronde study businesscase --preset enschede --closed -o one
expect_out '^vrijgespeelde betaalde uren +uur .* 49\.626,0 +resultaat +freed_total$'
expect_out '^resultaat als geld +euro .* 792\.720 +resultaat +result_cash$'
expect_out '^zonder hulp bij de was .* 1\.350,0 +resultaat +without$'
expect_out '^gefactureerde minuten die een zak moet besparen +24,0 '
expect_out '^deelnamegraad waarbij het uitkomt +83,30 '
expect_out '^tariff +OH-tarief per uur +euro +36 +40 +43 +aanname$'
expect_out '^laundry_clients +cliënten wasverzorging +inwoners +2\.700 +3\.000 +3\.300 +invoer$'
expect_out '^take_up +deelnamegraad +% +13 +50 +80 +bron$'
expect_quiet
for file in study.json table-5.1.csv table-5.2.csv table-5.3.csv table-5.4.csv years.csv \
    percentiles.csv break-even.csv tornado.csv choices.csv parameters.csv; do
    check "$file is there" test -s "one/$file"
done
check "hours as capacity save no money" \
    jq -e '[.policy_tables[] | .saving == 0 and .return == .contribution - .replacement] | all' one/study.json
check "every amount has its mark and its derivation" \
    jq -e '([.parameters[] | (.kind | IN("source", "input", "default")) and .source != "" and .owner != ""] | all)
        and (([.derivations[].id] | sort) == ([.full_year | keys[]] | sort))
        and ([.derivations[] | .kind == "result" and .derivation != ""] | all)' one/study.json
check "the parts are the whole" \
    jq -e '[.years[] | .freed_client + .freed_return_home + .freed_return_travel == .freed_total] | all' \
    one/study.json
check "P10, P50 and P90 are in order" \
    jq -e '[.percentiles.result_cash.years[] | .p10 <= .p50 and .p50 <= .p90] | all' one/study.json
check "the twentieths of the draws are in order, P50 in the middle" \
    jq -e '.percentiles.freed_total | (.parts | length == 20) and (.parts == (.parts | sort))
        and .parts[9] <= .all_years.p50 and .all_years.p50 <= .parts[10]' one/study.json
check "every table is there in both languages, with rows of one length" \
    jq -e '[.tables[] | (.nl, .en) | .title != "" and ([.rows[] | length] | unique | length == 1)] | all' one/study.json
check "the tables are those of the files" \
    diff <(jq -r '.tables[].name + ".csv"' one/study.json | sort) <(cd one && printf '%s\n' *.csv)

expect 0 "again" ronde study businesscase --preset enschede --closed -o two
check "the same bytes with the same seed" diff -r one two
expect 0 "another seed" ronde study businesscase --preset enschede --closed --seed 2 -o three
check "other percentiles" bash -c '! cmp -s one/percentiles.csv three/percentiles.csv'
check "the same years" cmp one/years.csv three/years.csv
expect 0 "the pilot in English" ronde study businesscase --preset boswinkel-de-braker --closed --lang en -o pilot
expect_out '^own contributions +euros +0 +0 +0 +0 '
expect_out '^left without laundry help +residents +0\.0 +0\.0 '

cat >cash.json <<'END'
{"format": "ronde-study/1", "use": "cash", "policy": "vrijwillig", "years": {"count": 2}, "ramp_up": [1],
 "parameters": {"growth": {"minimum": 0, "medium": 0, "maximum": 0, "source": "none"}}}
END
expect 0 "hours as cash" ronde study businesscase cash.json --closed -o cash
check "a worked check of the notes: 816,000 saved, 220,800 lost" \
    jq -e '[.policy_tables[] | .saving == 816000 and .return == -220800] | all' cash/study.json

schema=$repository/instances/formats/schema/ronde-study-1.schema.json
# shellcheck disable=SC2016 # the variable is one of jq
check "the schema has the parameters of the program" \
    jq -e --slurpfile result one/study.json '(.properties.parameters.properties | keys | sort) == ([$result[0].parameters[].id] | sort)' \
    "$schema"

cat >bad.json <<'END'
{"format": "ronde-study/1", "polcy": "vrijwillig", "parameters": {
 "take_up": {"minimum": 0.5, "medium": 0.5, "maximum": 1.5, "source": "s"},
 "bag_price": {"minimum": -1, "medium": 5, "maximum": 6, "source": "s"},
 "weeks": {"minimum": 50, "medium": 48, "maximum": 44, "source": "s"},
 "tarif": {}, "tariff": {"minimum": 1, "medium": 2, "maximum": 3}}}
END
expect 3 "nonsense" ronde study businesscase bad.json --closed -o bad
expect_err '/polcy'
expect_err '/parameters/take_up/maximum.*between 0 and 1, not 1\.5'
expect_err '/parameters/bag_price/minimum.*not -1'
expect_err '/parameters/weeks.*minimum 50 is above maximum 44'
expect_err '/parameters/tarif.*did you mean "tariff"'
expect_err '/parameters/tariff.*source'
check "nothing is written" test ! -e bad
expect 3 "no such file" ronde study businesscase none.json --closed -o bad
expect 2 "neither file nor preset" ronde study businesscase --closed -o bad
expect 2 "both" ronde study businesscase cash.json --preset enschede --closed -o bad
expect 2 "no such preset" ronde study businesscase --preset hengelo --closed -o bad
expect_err 'there are boswinkel-de-braker, enschede'
expect 2 "rides" ronde study rides x.json -o bad
expect 2 "nothing to study" ronde study
expect 4 "a folder that cannot be made" ronde study businesscase --preset enschede --closed -o cash.json/x

if python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; then
    fits() { python3 -c 'import json, sys, jsonschema
jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))' "$schema" "$1"; }
    for name in enschede boswinkel-de-braker; do
        check "$name fits the schema" fits "$repository/service/study/presets/$name.json"
    done
    check "a study fits the schema" fits cash.json
    expect 1 "nonsense does not" fits bad.json
else
    skip "no python3-jsonschema with draft 2020-12 here"
fi
finish
