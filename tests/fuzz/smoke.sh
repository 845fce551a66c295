#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one fuzz target over its seeds, with a fixed random seed. New inputs go to a scratch folder,
# never into the tree; an input that breaks the reader is kept in build/findings.
# Usage: smoke.sh PROGRAM SEED_FOLDER [libFuzzer options]
set -euo pipefail
program=$1 seeds=$2
shift 2
if [ -z "$(ls -A "$seeds" 2>/dev/null)" ]; then
    echo "FAILED: no seeds in $seeds" >&2
    exit 1
fi
findings=$(dirname "$program")/../findings
mkdir -p "$findings"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
code=0
"$program" "$@" -seed=1 -timeout=20 -max_total_time=300 \
    -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
    -artifact_prefix="$findings/$(basename "$program")-" "$scratch" "$seeds" || code=$?
if [ "$code" -ne 0 ]; then
    echo "FAILED: $(basename "$program"); the input is in $findings; run it again with" >&2
    echo "    $program $findings/$(basename "$program")-..." >&2
fi
exit "$code"
