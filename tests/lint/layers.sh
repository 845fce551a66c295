#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source includes a header of a layer it may not know, or a library outside its fence.
# Usage: layers.sh REPOSITORY_ROOT
set -euo pipefail
cd "$1"
bad=0

# Every include in the sources of a folder, as FILE:LINE:#include ...
includes() {
    grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.c' --include='*.h' \
        --include='*.cpp' --include='*.def' "$@" 2>/dev/null || true
}

report() { # RULE FINDINGS
    [ -n "$2" ] || return 0
    printf '%s\n' "$2"
    echo "  ^ $1"
    bad=1
}

# LAYER: own headers that its sources may include, as an extended regular expression.
check_layer() {
    [ -d "$1" ] || return 0
    report "$1 may include only $2" \
        "$(includes "$1" | grep 'include[[:space:]]*"' | grep -vE "include[[:space:]]*\"($2)" || true)"
}
check_layer instances/base 'instances/base/'
check_layer instances 'instances/'
check_layer maps 'instances/base/|maps/'
check_layer solver 'instances/|solver/'
check_layer service 'instances/|maps/|solver/|service/'
[ ! -d solver ] || report "the solver knows no files and no formats" "$(includes solver |
    grep -E 'instances/(base/(file|json|csv)|formats/)' || true)"

# HEADER, and the paths that may include it, both as extended regular expressions.
check_fence() {
    report "<$1> may be included only in $2" \
        "$(includes instances maps solver service | grep -E "include[[:space:]]*<($1)" |
            grep -vE "^($2)" || true)"
}
check_fence 'glpk\.h' 'solver/exact/simplex\.c'
check_fence '(osmium|protozero)/' 'maps/osm/[^:]*\.cpp'
check_fence 'proj(_[a-z]+)?\.h' 'maps/graph/'
check_fence 'jansson\.h' 'instances/base/json[^/]*\.[ch]|instances/(formats|replan)/|service/'
check_fence 'microhttpd\.h' 'service/http/'
check_fence '(sqlite3|libpq-fe)\.h' 'service/app/'
check_fence 'check\.h' 'tests/'
check_fence 'pthread\.h' 'instances/base/|solver/apart/|solver/search/|solver/solve|maps/route/|maps/map|service/'

report "C++ may be only in maps/osm" \
    "$(find instances maps solver service -name '*.cpp' -not -path 'maps/osm/*' \
        -not -path '*/node_modules/*' 2>/dev/null || true)"
exit "$bad"
