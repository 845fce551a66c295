#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on calls that are unsafe, unrepeatable, or not the business of the layer they are in.
# Usage: banned.sh REPOSITORY_ROOT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/lint/sources.bash
. "$here/sources.bash"
cd "$1"
bad=0

all=$(mktemp)
trap 'rm -f "$all"' EXIT
mapfile -t files < <(sources instances maps solver service tests)
[ "${#files[@]}" -eq 0 ] || awk -f "$here/code_only.awk" "${files[@]}" >"$all"

# ban REASON CALLS [PATHS]: none of the calls (a regular expression), except in the paths.
ban() {
    local found
    found=$(grep -E "(^|[^a-zA-Z0-9_>.])($2)[[:space:]]*\(" "$all" | grep -vE "^(${3:-none})" || true)
    [ -n "$found" ] || return 0
    printf '%s\n' "$found"
    echo "  ^ banned: $1"
    bad=1
}

ban "no bound on what is written: use ronde_text or snprintf" \
    'strcpy|strcat|sprintf|vsprintf|gets|stpcpy|strncpy|strncat'
ban "does not tell errors: use ronde_text_to_integer or ronde_text_to_number" \
    'atoi|atol|atoll|atof|v?[fs]?scanf'
ban "hidden state or not thread-safe" \
    'strtok|localtime|gmtime|ctime|asctime|strerror|setlocale|tmpnam|mktemp|readdir_r'
ban "not repeatable: use ronde_rng" 'rand|srand|random|srandom|drand48|rand_r'
ban "memory without a limit" 'alloca'
ban "runs a shell" 'system|popen'
ban "only main ends the program, and a crew its processes" 'exit|_exit|_Exit|quick_exit|abort' \
    'service/cli/(main|interrupt)\.c|service/study/arms/crew\.c|tests/'
ban "memory comes from instances/base/alloc.h" \
    'malloc|calloc|realloc|strdup|strndup|asprintf|vasprintf' 'instances/base/alloc\.c|tests/'
ban "the clock is injected: use ronde_clock" 'time|clock|gettimeofday|clock_gettime|timespec_get' \
    'instances/base/clock\.c|service/(http|app)/|tests/'
ban "libraries do not print" 'printf|vprintf|puts|putchar|perror' \
    'service/(cli|report)/|tests/'
ban "the solver does not touch files" 'fopen|freopen|fread|fwrite|fclose|fprintf|open|read|write' \
    'instances/|maps/|service/|tests/'
found=$(grep -E '(^|[^a-zA-Z0-9_])(stdout|stderr)([^a-zA-Z0-9_]|$)' "$all" |
    grep -vE '^(service/(cli|report)/|tests/|instances/base/file\.c)' || true)
if [ -n "$found" ]; then
    printf '%s\n  ^ banned: libraries do not print\n' "$found"
    bad=1
fi
exit "$bad"
