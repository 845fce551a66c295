#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a header does not compile on its own, or its include guard is not its path.
# Usage: headers.sh REPOSITORY_ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lint/sources.bash
. "$here/sources.bash"
cd "$1"
bad=0
while read -r header; do
    guard="RONDE_$(tr 'a-z/.-' 'A-Z___' <<<"$header")"
    if ! grep -qx "#ifndef $guard" "$header"; then
        echo "$header: the include guard must be $guard"
        bad=1
    fi
    if ! printf '#include "%s"\n' "$header" | "${CC:-cc}" -std=c17 -D_POSIX_C_SOURCE=200809L -I. \
        -Wall -Wextra -fsyntax-only -x c -; then
        echo "$header: does not compile on its own"
        bad=1
    fi
done < <(headers instances maps solver service tests)
exit "$bad"
