#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Page one of the report of two small studies, in both languages, as kept here. After a change that is
# meant, RONDE_KEEP=yes writes the new ones: look at them, then commit them.
set -euo pipefail
: "${RONDE_BINARY:?names the program}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for study in capacity cash; do
    "$RONDE_BINARY" study businesscase "$here/$study.json" --closed --samples 100 -o "$work/$study" >/dev/null
    for language in nl en; do
        name=$study-$language.html
        "$RONDE_BINARY" report "$work/$study" --lang "$language" --html "$work/$name"
        sed -n '/<article id="page-one">/,/^<\/article>$/p' "$work/$name" >"$work/one"
        [ "${RONDE_KEEP:-no}" = no ] || cp "$work/one" "$here/$name"
        diff -u "$here/$name" "$work/one" || bad=1
    done
done
exit "$bad"
