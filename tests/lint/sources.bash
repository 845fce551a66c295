# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For the lint scripts: sources FOLDER... lists our C and C++ files, headers FOLDER... our headers.
sources() {
    find "$@" -type f \( -name '*.c' -o -name '*.h' -o -name '*.cpp' -o -name '*.def' \) \
        -not -path '*/node_modules/*' 2>/dev/null | LC_ALL=C sort
}

headers() {
    find "$@" -type f -name '*.h' -not -path '*/node_modules/*' 2>/dev/null | LC_ALL=C sort
}
