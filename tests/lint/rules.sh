#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each hard rule has a plan that breaks it and one that just does not, and the table of rules in
# instances/README.md is the one that rules.def and those tests make.
# Usage: rules.sh REPOSITORY_ROOT [write]   (write: puts the table into the README)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$1"
rules=instances/model/rules.def
readme=instances/README.md
[ -f "$rules" ] || exit 0
[ -f "$readme" ] || { echo "rules: $readme is missing" && exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

shopt -s nullglob
awk -f "$here/rules.awk" "$rules" tests/unit/instances/model/test_check*.c >"$work/table"
awk -v table="$work/table" '
    /^<!-- end of rules -->/ { within = 0 }
    !within { print }
    /^<!-- rules:/ { within = 1; while ((getline line <table) > 0) { print line } }
' "$readme" >"$work/readme"
if [ "${2:-}" = write ]; then
    cat "$work/readme" >"$readme"
elif ! grep -q '^<!-- rules:' "$readme" || ! diff -u "$readme" "$work/readme"; then
    echo "rules: the table in $readme is stale; run tests/lint/rules.sh . write"
    exit 1
fi
