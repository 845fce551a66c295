#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The lint must be able to fail: each rule accepts a small clean tree and catches one seeded fault.
# Usage: selftest.sh REPOSITORY_ROOT (which it does not look at)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
spdx='SPDX-License-Identifier: GPL-3.0-or-later'

fresh_tree() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree"/{instances/base,maps/osm,solver/core,service/cli,tests}
    printf '/* %s */\n#include <stdio.h>\n' "$spdx" >"$work/tree/solver/core/clean.c"
    printf '/* %s */\n#ifndef RONDE_MAPS_CLEAN_H\n#define RONDE_MAPS_CLEAN_H\n\n#endif\n' "$spdx" \
        >"$work/tree/maps/clean.h"
    printf '#!/bin/sh\n# %s\nexit 0\n' "$spdx" >"$work/tree/tests/clean.sh"
}

# expect CODE LINT: the verdict of the lint on the tree.
expect() {
    local code=0
    bash "$here/$2.sh" "$work/tree" >"$work/out" 2>&1 || code=$?
    if [ "$code" -ne "$1" ] && ! { [ "$2" = format ] && [ "$code" -eq 77 ]; }; then
        echo "selftest: $2 ends with $code instead of $1 on: $seeded"
        cat "$work/out"
        bad=1
    fi
}

# seed LINT FILE TEXT: a clean tree with one fault in it.
seed() {
    fresh_tree
    mkdir -p "$work/tree/$(dirname "$2")"
    seeded="$2: $3"
    printf '%b\n' "$3" >"$work/tree/$2"
    expect 1 "$1"
}

seeded='the clean tree'
fresh_tree
for lint in layers banned sizes headers format licence shell rules; do
    expect 0 "$lint"
done

seed layers maps/x.c '#include "solver/core/tour.h"'
seed layers solver/x.c '#include "maps/map.h"'
seed layers instances/base/x.c '#include "instances/model/plan.h"'
seed layers solver/core/x.c '#include <jansson.h>'
seed layers solver/core/x.c '#include "instances/base/file.h"'
seed layers solver/core/x.c '#  include <glpk.h>'
seed layers solver/exact/x.c '#include <glpk.h>'
seed layers maps/route/x.c '#include <proj.h>'
seed layers maps/graph/x.cpp '#include <osmium/osm.hpp>'
seed banned solver/core/x.c 'int f(void) { return rand(); }'
seed banned maps/x.c 'void f(char *a) { strcpy(a, "b"); }'
seed banned maps/x.c 'void f(void) { printf("b"); }'
seed banned maps/x.c 'void f(void) { fputs("b", stderr); }'
seed banned maps/x.c 'void f(void) { /* ok */ exit(1); }'
seed banned maps/x.c 'void *f(void) { return malloc(1); }'
seed banned solver/x.c 'void f(void) { fopen("a", "b"); }'
seed sizes maps/x.c "$(printf 'int f(void)\\n{\\n'; printf '    ;\\n%.0s' {1..80}; printf '}')"
seed sizes maps/x.c "$(printf 'int a;\\n%.0s' {1..701})"
seed headers maps/x.h "/* $spdx */\n#ifndef RONDE_MAPS_X_H\n#define RONDE_MAPS_X_H\nsize_t a;\n#endif"
seed headers maps/x.h "/* $spdx */\n#ifndef WRONG_H\n#define WRONG_H\n#endif"
seed format maps/x.c 'int f(void){return 1;}'
seed licence maps/x.c 'int a;'
# shellcheck disable=SC2016 # the fault is meant to be there unexpanded
seed shell tests/x.sh '#!/bin/sh\nrm $1'
seed rules instances/model/rules.def 'X(A, a, HARD, none, "a rule that no test breaks", "een regel")'
seed rules instances/model/rules.def 'X(A, a, SOFT, none, "a rule that the README lacks", "een regel")'

# What only looks like a fault must pass.
fresh_tree
seeded='words in comments and texts'
printf '%s\n' '/* rand() and printf() */ // exit()' 'static const char *const a = "malloc(1) // rand()";' \
    'int x(int i) { return my_rand() + a->time(i); } /* free' 'exit() */' >"$work/tree/maps/x.c"
expect 0 banned
exit "$bad"
