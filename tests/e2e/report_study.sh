#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde report of a study: a page that stands alone, whose numbers are those of study.json; PDF; faults with their place.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/support/e2e.bash
. "$here/../support/e2e.bash"
judge=$repository/tests/support/study_page.py

cat >cash.json <<'END'
{"format": "ronde-study/1", "name": "Pilot <b>&", "area": "Glanerbrug", "use": "cash", "policy": "vrijwillig",
 "years": {"count": 2}, "ramp_up": [1],
 "parameters": {"growth": {"minimum": 0, "medium": 0, "maximum": 0, "source": "none"},
                "take_up": {"minimum": 0, "medium": 0, "maximum": 0, "source": "nobody takes part"}}}
END
for study in enschede boswinkel-de-braker; do
    expect 0 "the study $study" ronde study businesscase --preset "$study" --closed --samples 200 -o "$study"
done
expect 0 "a study in which nobody takes part" ronde study businesscase cash.json --closed --samples 20 -o cash
for study in enschede boswinkel-de-braker cash; do
    for language in nl en; do
        expect 0 "$study in $language" ronde report "$study" --html "$study-$language.html" --lang "$language"
        expect_quiet
        check "$study in $language is a sound page, and its numbers are those of the study" \
            python3 "$judge" "$study-$language.html" "$study/study.json"
    done
done
expect 0 "Dutch unless asked" ronde report enschede --html again.html
check "the same bytes" cmp again.html enschede-nl.html
check "the language is told" grep -q '^<html lang="en">$' enschede-en.html
check "what a study is called is no markup" grep -q 'Pilot &lt;b&gt;&amp;' cash-nl.html
check "the row that the policy note leaves empty is filled" \
    grep -q '<th scope="row" class="l">Wasverzorging als algemene voorziening</th><td>-' enschede-nl.html

page_one() { sed -n '/<article id="page-one">/,/^<\/article>$/p' "$1"; }
says() { page_one "$1" | grep -- "$2" >/dev/null; }
check "the decision is on page one" says enschede-nl.html 'Gevraagd besluit'
check "and the cost" says enschede-nl.html 'Wat kost het?'
check "and who is left without" says enschede-nl.html 'inwoners verliezen hulp bij de was en doen niet mee'
check "nobody is, by choice" says boswinkel-de-braker-nl.html 'Niemand verliest hulp'
check "cash serves nobody more" says cash-en.html 'Nobody more is helped'
check "the judge sees a wrong number" bash -c \
    "sed '0,/<data value=\"[0-9]*/s//<data value=\"123456789/' enschede-nl.html >bent.html
    ! python3 '$judge' bent.html enschede/study.json"
check "and an address of elsewhere" bash -c \
    "sed 's|</main>|<a href=\"https://example.org\">x</a></main>|' enschede-nl.html >bent.html
    ! python3 '$judge' bent.html enschede/study.json"

jq '.tables += [{"name": "brand-new", "nl": {"title": "Nieuw", "rows": [["wijk", "n"], ["<i>", "1"]]},
    "en": {"title": "New", "rows": [["area", "n"], ["<i>", "1"]]}}] | .news = {"a": 1}' enschede/study.json >more.json
mkdir more && mv more.json more/study.json
expect 0 "a table that the report knows nothing of" ronde report more --html more.html
check "is shown" grep -q '<th scope="row" class="l">&lt;i&gt;</th><td>1</td>' more.html
jq -n '{format: "ronde-vans/1", tables: [{name: "vans", nl: {title: "Bussen <3", rows: [["a"], ["bus nummer 1"]]},
    en: {title: "Vans", rows: []}}]}' >more/vans.json
expect 0 "vans of the same folder" ronde report more --html more.html
check "are shown" grep -q 'Bussen &lt;3.*' more.html
check "with their rows" grep -q 'bus nummer 1' more.html
echo '{"tables": 1}' >more/vans.json
expect 3 "vans that are none" ronde report more --html more.html
expect_err '/tables'

# Rounds as a study writes them: two arms, three areas, of which one has too few residents to be told.
jq '.rounds.days = 5 | .rounds += {seeds: 2, narrow: false, arms: [{}, {take_up: 0.5, freed: ($rows | fromjson),
        freed_a_day: {mean: 7200.5, half_width: 600.25}, extra_net_a_day: {mean: 1.5, half_width: 0.25}}]}
    | .rounds_year = [{take_up: 0.5, freed_total: 360000, extra_net: 12}]
    | .rounds_areas = [{name: "Noord", lon: 6.9, lat: 52.25, hidden: false, freed_week: [36000]},
        {name: "Zuid", lon: 6.89, lat: 52.2, hidden: true}, {name: "Ver", hidden: true}]
    | .rounds_notes = [{nl: "Let <op>", en: "Mind <it>"}]' \
    --arg rows "$(sed -nE 's/^X\([A-Z_0-9]+, ([a-z_0-9]+), ([A-Z]+), .*/"\1": 3600,/p' \
        "$repository/service/study/arms/account.def" | sed '1s/^/{/; $s/,$/}/')" enschede/study.json >more/study.json
rm more/vans.json
for language in nl en; do
    expect 0 "planned rounds in $language" ronde report more --html more.html --lang "$language"
    check "are a sound page, and their numbers are those of the study" python3 "$judge" more.html more/study.json
done
expect 0 "planned rounds" ronde report more --html more.html
check "are on page one" says more.html 'Geplande rondes geven in een volledig jaar .*100 uur.*12<'
check "with a warning" says more.html 'te weinig dagen gepland'
check "an hour a component and day, of ten" grep -q '>0,1</text>' more.html
check "the notes are words" grep -q 'Let &lt;op&gt;' more.html
check "an area has its circle and its hours" grep -q '<circle class="area"' more.html
check "a small one is dashed" grep -q '<circle class="hidden"' more.html
check "and tells nothing" grep -q '>Zuid</td><td>niet getoond<' more.html
check "one without a place is in the table alone" \
    test "$(grep -c '<circle class="\(area\|hidden\)"' more.html)" = 2
jq 'del(.rounds_year)' more/study.json >bad.json && mkdir -p bad && mv bad.json bad/study.json
expect 3 "rounds that are not whole" ronde report bad --html bad.html
expect_err 'rounds_year'

spoil() { mkdir -p bad && jq "$1" enschede/study.json >bad/study.json; }
spoil 'del(.years[1].freed_total) | .policy = "afwachten" | .percentiles.freed_total.years |= .[1:]'
expect 3 "a study that is not whole" ronde report bad --html bad.html
expect_err '/policy'
expect_err '/years/1.*"freed_total" is missing'
expect_err '/percentiles/freed_total/years'
check "nothing is written" test ! -e bad.html
spoil '.format = "ronde-study/1"'
expect 3 "another file" ronde report bad --html bad.html
expect_err '/format.*must be "ronde-study-result/1"'
echo '{' >bad/study.json
expect 3 "no JSON" ronde report bad --html bad.html
expect 2 "no page is asked for" ronde report enschede
expect_err 'give --html'
expect 2 "a PDF without a page" ronde report enschede --pdf x.pdf
expect 4 "a page that cannot be written" ronde report enschede --html none/x.html

expect 4 "no browser" env RONDE_CHROMIUM=./no-such-browser "$ronde_binary" report enschede --html x.html --pdf x.pdf
expect_err 'no-such-browser.*install chromium'
check "the page is there" test -s x.html
check "the PDF is not" test ! -e x.pdf
if command -v chromium >/dev/null; then
    mkdir 'a b'
    expect 0 "a PDF" ronde report enschede --html 'a b/x%20.html' --pdf 'a b/x.pdf'
    check "is one" grep -aq '^%PDF' 'a b/x.pdf'
    check "nothing is left behind" test "$(find 'a b' -type f | wc -l)" = 2
else
    skip "no chromium here"
fi
schema=$repository/instances/formats/schema/ronde-study-result-1.schema.json
if python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; then
    fits() { python3 -c 'import json, sys, jsonschema
jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))' "$schema" "$1"; }
    for study in enschede boswinkel-de-braker cash more; do
        check "$study fits the schema" fits "$study/study.json"
    done
    spoil 'del(.years[1].freed_total)'
    expect 1 "what is not whole does not" fits bad/study.json
else
    skip "no python3-jsonschema with draft 2020-12 here"
fi
finish
