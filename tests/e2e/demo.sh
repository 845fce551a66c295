#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# service/demo, short: ends with 0, prints the tables, and writes pages that are well formed, speak
# their language and ask nothing of other machines.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

expect 2 "an unknown option" "$repository/service/demo" --clints 3
expect_err '^usage: service/demo'
expect 2 "no number" "$repository/service/demo" --clients
expect_err 'needs a number'

expect 0 "the demo" env RONDE_BINARY="$ronde_binary" RONDE_DEMO="$work/here/demo" \
    "$repository/service/demo" --no-serve --clients 40 --time 2
expect_out '^Planning it with laundry at home \.\.\. '
expect_out '^(total|totaal) \('
expect_out '^requests not planned|^everything is planned'
expect_out '^With and without laundry at home'
expect_out '^Checked: no hard rule is broken'
expect_out '^The pages: '
expect_quiet

for page in dag day; do
    html=demo/$page.html
    check "$html is there" test -s "$html"
    check "$html is of a size to mail" test "$(wc -c <"$html")" -lt 3000000
    expect 1 "$html asks nothing of others" grep -nE '(src|href|url|@import)[=( ]*["'\'']?(https?:)?//' "$html"
    check "$html has a board and a map" test "$(grep -c '<svg' "$html")" -eq 2
    check "$html is well formed" python3 - "$html" <<'END'
import html.parser, sys
empty = {"meta", "br", "hr", "img", "input", "link"}
class Parser(html.parser.HTMLParser):
    stack = []
    ids = set()
    def handle_starttag(self, tag, attributes):
        identity = dict(attributes).get("id")
        if identity in self.ids:
            sys.exit(f"the id {identity} is there twice")
        if identity:
            self.ids.add(identity)
        if tag not in empty:
            self.stack.append(tag)
    def handle_startendtag(self, tag, attributes):
        pass
    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            sys.exit(f"{self.getpos()}: </{tag}> closes nothing")
parser = Parser()
parser.feed(open(sys.argv[1], encoding="utf-8").read())
parser.close()
sys.exit(f"not closed: {parser.stack}" if parser.stack else 0)
END
done
check "the Dutch page is Dutch" grep -q '<html lang="nl">.*' demo/dag.html
check "with Dutch words" grep -q 'reistijd' demo/dag.html
check "the English page is English" grep -q '<html lang="en">' demo/day.html
check "with English words" grep -q 'travel time' demo/day.html
expect 1 "and no Dutch ones" grep -qE 'reistijd|ongepland|wachten' demo/day.html
check "rounds for a spreadsheet" test "$(wc -l <demo/rondes.csv)" -gt 40
check "with Dutch headings" grep -q '^.*hulp;taak;' demo/rondes.csv
check "no figures out of nothing" test -z "$(grep -lE 'nan|inf[^o]' demo/rondes.csv)"
for arm in instance.json:plan.json central.json:central-plan.json; do
    expect 0 "check ${arm#*:}" ronde check "demo/${arm%:*}" "demo/${arm#*:}" --map demo/town.rmap
done
# What the demo says to try next works.
expect 0 "import of the demo's own lists" ronde import --clients demo/clients.csv --staff demo/staff.csv -o own.json
expect 0 "the list of assumptions" ronde generate day --list

finish
