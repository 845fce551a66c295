#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The frame of the command line: help, wrong usage, exit codes, closed and full outputs.
# shellcheck source=tests/support/e2e.bash
. "$(dirname "${BASH_SOURCE[0]}")/../support/e2e.bash"

expect 0 "version" ronde --version
expect_out '^ronde [0-9]+\.[0-9]+\.[0-9]+$'
expect_quiet
expect 0 "version as a command" ronde version
expect_out '^ronde [0-9]'

expect 0 "help" ronde help
expect_out '^Commands:'
expect_quiet
expect 0 "help as an option" ronde --help
expect_out '^  version '
expect 2 "no command" ronde
expect_err '^Usage: ronde COMMAND'

# Every command of the list has a help of its own, asked for in both ways.
while read -r name; do
    [ "$name" != help ] || continue
    expect 0 "help of $name" ronde "$name" --help
    expect_out "^Usage: ronde $name"
    expect 0 "help $name" ronde help "$name"
    expect_out "^Usage: ronde $name"
done < <(ronde help | sed -n 's/^  \([a-z]*\) .*/\1/p')

expect 2 "mistyped command" ronde versoin
expect_err "no command 'versoin' \(did you mean 'version'\?\)"
expect 2 "nothing like it" ronde xylophone
expect_err "no command 'xylophone'$"
expect 2 "help of nothing" ronde help xylophone
expect 2 "unknown option" ronde version --hepl
expect_err "unknown option '--hepl' \(did you mean '--help'\?\)"
expect_err "Try 'ronde version --help'"
expect 2 "one argument too many" ronde version 7
expect_err "'7' is one argument too many"
expect 0 "progress is an option of every command" ronde version --progress

full_disk() { ronde help >/dev/full; }
if [ -w /dev/full ]; then
    expect 4 "full disk" full_disk
    expect_err 'could not be written'
else
    skip "no /dev/full here"
fi

# A reader that leaves early is no failure, and not a death by signal.
closed_pipe() {
    ronde help | true
    return "${PIPESTATUS[0]}"
}
expect 0 "closed pipe" closed_pipe

finish
