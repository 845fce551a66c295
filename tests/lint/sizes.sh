#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on a file of more than 700 lines or a function of more than 80; names files of more than
# 500 lines without failing. Relies on the format: a function's braces stand in the first column.
# Usage: sizes.sh REPOSITORY_ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lint/sources.bash
. "$here/sources.bash"
cd "$1"
mapfile -t files < <(sources instances maps solver service tests)
[ "${#files[@]}" -gt 0 ] || exit 0
awk '
function close_file() {
    if (lines > 700) {
        print name ": " lines " lines, more than 700: split it by purpose"
        bad = 1
    } else if (lines > 500) {
        print name ": " lines " lines, more than 500: think of splitting it"
    }
}
FNR == 1 { close_file(); name = FILENAME; start = 0 }
{ lines = FNR }
/^\{/ { start = FNR; title = previous }
/^\}/ && start > 0 {
    if (FNR - start + 1 > 80) {
        print name ":" start ": a function of " FNR - start + 1 " lines, more than 80: " title
        bad = 1
    }
    start = 0
}
{ previous = $0 }
END { close_file(); exit bad }
' "${files[@]}"
