#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ronde convert, and the JSON Schemas: every valid file fits its schema, files that break it do not.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

golden=$repository/tests/golden
schemas=$repository/instances/formats/schema

expect 0 "convert our own" ronde convert "$golden/valid/instance/full.json" --to ronde -o full.json
check "the written form is the agreed one" cmp full.json "$golden/written/full.json"
expect 0 "convert again" ronde convert full.json -o again.json
check "nothing changes the second time" cmp full.json again.json
expect 0 "without travel times" ronde convert full.json --without-times -o bare.json
check "no travel times there" test -z "$(grep -l durations bare.json)"
expect 0 "standard output" ronde convert full.json -o -
expect_out '"format": "ronde-instance/1"'
expect 3 "a broken file" ronde convert "$golden/invalid/instance/many-faults.json" -o broken.json
expect_err 'tasks/0/durationn.*"duration" is probably meant'
expect_err 'shifts/0/to'
check "nothing half-written" test ! -e broken.json
expect 2 "an unknown target" ronde convert full.json --to excel -o full.xls

if ! python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; then
    skip "no python3-jsonschema with draft 2020-12 here"
    finish
fi

# validate SCHEMA FILE...: exit code 1 and a line for each file that does not fit.
cat >validate.py <<'END'
import json, sys, jsonschema
with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
bad = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8-sig") as file:
        document = json.load(file)
    for fault in list(validator.iter_errors(document))[:1]:
        path = "/".join(str(key) for key in fault.absolute_path)
        print(f"{name}: /{path}: {fault.message[:200]}")
        bad = 1
sys.exit(bad)
END
instance_schema=$schemas/ronde-instance-1.schema.json
plan_schema=$schemas/ronde-plan-1.schema.json
check "instances fit" python3 validate.py "$instance_schema" \
    "$golden"/valid/instance/*.json "$golden/written/full.json" full.json bare.json
check "plans fit" python3 validate.py "$plan_schema" \
    "$golden"/valid/plan/*.json "$golden/written/decimals-plan.json"
mapfile -t shipped < <(find "$repository/instances/data" -name '*.json' 2>/dev/null | sort |
    xargs -r grep -l '"ronde-instance/1"')
[ "${#shipped[@]}" -eq 0 ] || check "shipped instances fit" python3 validate.py "$instance_schema" "${shipped[@]}"

# A schema that says less than the reader is of no use: these shapes it must refuse.
for name in unknown-key unknown-task-key places-missing task-id-missing id-empty time-25h time-negative \
    duration-word duration-missing window-half kind-unknown lon-without-lat price-negative money-dollars \
    matrix-negative priority-zero dimensions-five format-version null-value load-decimal; do
    expect 1 "the schema refuses $name" python3 validate.py "$instance_schema" "$golden/invalid/instance/$name.json"
done
for name in format-version unknown-key shift-missing kind-unknown start-missing task-missing time-word \
    reload-without-place unserved-text reason-number seed-negative; do
    expect 1 "the schema refuses plan $name" python3 validate.py "$plan_schema" "$golden/invalid/plan/$name.json"
done

finish
