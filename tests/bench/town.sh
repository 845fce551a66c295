#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# For the scripts of generated days and weeks, which source it: the program, a folder of their own
# that is removed at their end, and the map of a town in it.
#
# Sets $ronde ($RONDE, or that of the release build), $work and, by make_town, $work/town.rmap.

ronde=${RONDE:-$here/build/release/ronde}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

# make_town NAME PROFILES: from the extract in ../shared/osm, or $RONDE_SHARED/osm. Without it the
# script says so and ends.
make_town() {
    extract=${RONDE_SHARED:-$here/../shared}/osm/$1.osm.pbf
    if [ ! -f "$extract" ]; then
        echo "skipped: no $extract"
        exit 0
    fi
    "$ronde" map build "$extract" -o "$work/town.rmap" --profiles "$2" >"$work/log" 2>&1
}
