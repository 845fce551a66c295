#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source or script does not name the licence in its first lines.
# Usage: licence.sh REPOSITORY_ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lint/sources.bash
. "$here/sources.bash"
cd "$1"
bad=0
while read -r file; do
    if ! head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
        echo "$file: the first line must be the licence (SPDX-License-Identifier: GPL-3.0-or-later)"
        bad=1
    fi
done < <(
    sources instances maps solver service tests | grep -v "/placeholder\.c$"
    find instances maps solver service tests \( -name '*.sh' -o -name CMakeLists.txt \
        -o -name '*.cmake' \) -not -path '*/node_modules/*' 2>/dev/null
)
exit "$bad"
