#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source is not formatted as .clang-format says. Skipped (77) unless clang-format 14 is
# there: other versions format a little differently.
# Usage: format.sh REPOSITORY_ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lint/sources.bash
. "$here/sources.bash"
cd "$1"
tool=
for candidate in clang-format-14 clang-format; do
    if command -v "$candidate" >/dev/null && "$candidate" --version | grep -q 'version 14\.'; then
        tool=$candidate
        break
    fi
done
if [ -z "$tool" ]; then
    echo "Skipped: no clang-format 14 here"
    exit 77
fi
mapfile -t files < <(sources instances maps solver service tests | grep -v '\.def$')
[ "${#files[@]}" -gt 0 ] || exit 0
if "$tool" --dry-run --Werror "${files[@]}" 2>/dev/null; then
    exit 0
fi
for file in "${files[@]}"; do
    "$tool" --dry-run --Werror "$file" 2>/dev/null || echo "not formatted: $tool -i $file"
done
exit 1
