#!/bin/sh
# Fails when a source file includes a header of a layer it may not know.
# Usage: layers.sh REPOSITORY_ROOT
set -eu
cd "$1"
allowed() {
    case "$1" in
    instances/base) echo 'instances/base' ;;
    instances) echo 'instances/' ;;
    maps) echo 'instances/base maps/' ;;
    solver) echo 'instances/ solver/' ;;
    service) echo 'instances/ maps/ solver/ service/' ;;
    esac
}
bad=0
for layer in instances/base instances maps solver service; do
    [ -d "$layer" ] || continue
    pattern=$(allowed "$layer" | sed 's/ /|/g')
    if grep -rnE '^#[[:space:]]*include "' --include='*.[ch]' --include='*.cpp' "$layer" |
        grep -vE "include \"($pattern)"; then
        echo "layer $layer may include only: $(allowed "$layer")" >&2
        bad=1
    fi
done
exit "$bad"
