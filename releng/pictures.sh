#!/usr/bin/env bash
# The pictures that the documents show, docs/pictures/STATE.LANGUAGE.png, small enough to be kept: taken from those of
#   ./evertill shots DIR --sizes 1024x768 --themes light
#   releng/pictures.sh DIR
set -euo pipefail
DIR=$(cd "${1:?say where ./evertill shots left its pictures}" && pwd)
cd "$(dirname "$0")/.."
mkdir -p docs/pictures
grep -ohE 'pictures/[a-z0-9-]+\.(en|de)\.png' README.md docs/*.md | sort -u | while IFS=/. read -r _ state language _; do
    taken=$DIR/$language/1024x768-light/$state.png
    # Those of head office's window are made elsewhere.
    [ -f "$taken" ] || continue
    convert "$taken" -colors 64 -define png:exclude-chunks=date,time "PNG8:docs/pictures/$state.$language.png"
done
