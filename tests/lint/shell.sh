#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks every script with shellcheck. Not asked: whether a function is called, as the end-to-end
# frame calls them by name.
# Usage: shell.sh REPOSITORY_ROOT
set -euo pipefail
cd "$1"
mapfile -t scripts < <(
    {
        find instances maps solver service tests -name '*.sh' -not -path '*/node_modules/*'
        find tests service .ci -maxdepth 1 -type f -not -name '*.*' -exec \
            grep -lE '^#!.*\b(ba)?sh\b' {} +
    } 2>/dev/null | LC_ALL=C sort
)
[ "${#scripts[@]}" -eq 0 ] || shellcheck -x -e SC2317,SC2329 -P "$PWD" "${scripts[@]}"
