# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests/e2e/*.sh: run the program as a user does and look at exit code, output and files.
#
#     . "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"
#     expect 0 "shows the version" ronde version
#     expect_out 'ronde [0-9]'          # of the last command: standard output
#     expect_err 'did you mean'         # of the last command: standard error
#     check "the plan is there" test -s plan.json
#     finish                            # last line of every script: the counts and the exit code
#
# Each test has an empty folder of its own as working directory, removed at the end. RONDE_BINARY names
# the program (default: the release build); RONDE_SHARED the folder of big shared inputs.
set -uo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ronde_binary=${RONDE_BINARY:-$repository/build/release/ronde}
# shellcheck disable=SC2034 # for the scripts
shared=${RONDE_SHARED:-$repository/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/here"
cd "$work/here" || exit 1
passed=0 failed=0 skipped=0
last_command='(none)'
unset NO_COLOR

ronde() {
    "$ronde_binary" "$@"
}

pass() {
    passed=$((passed + 1))
}

fail() { # WHAT
    failed=$((failed + 1))
    echo "FAILED: $1"
    echo "    command: $last_command"
    head -c 2000 "$work/out" | sed 's/^/    out: /'
    head -c 2000 "$work/err" | sed 's/^/    err: /'
}

skip() { # REASON
    skipped=$((skipped + 1))
    echo "SKIPPED: $1"
}

# expect CODE TITLE command...: the command ends with this exit code. Standard input is empty.
expect() {
    local wanted=$1 title=$2 code=0
    shift 2
    last_command="$*"
    "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
    if [ "$code" -eq "$wanted" ]; then
        pass
    else
        fail "$title: exit code $code instead of $wanted"
    fi
}

# expect_out REGEX: a line of the last command's standard output matches.
expect_out() {
    if grep -qE -- "$1" "$work/out"; then pass; else fail "no '$1' on standard output"; fi
}

expect_err() {
    if grep -qE -- "$1" "$work/err"; then pass; else fail "no '$1' on standard error"; fi
}

# expect_quiet: the last command wrote nothing on standard error.
expect_quiet() {
    if [ ! -s "$work/err" ]; then pass; else fail "standard error is not empty"; fi
}

# check TITLE command...: the command succeeds (files, comparisons).
check() {
    local title=$1
    shift
    last_command="$*"
    if "$@" >"$work/out" 2>"$work/err"; then pass; else fail "$title"; fi
}

finish() {
    printf '%d passed, %d failed' "$passed" "$failed"
    [ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
    printf '\n'
    [ "$failed" -eq 0 ]
    exit
}
