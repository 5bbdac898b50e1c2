#!/usr/bin/env bash
# Pictures of every screen and state of the finished product, in each language, theme and size: somebody walks through the till's window under Xvfb with
# real keys and touches, on a head office and databases made for it. Called by `./evertill shots`.
#   shots DIR [--languages en,de] [--sizes 1024x768,1920x1080] [--themes light,dark,contrast] [--no-pictures]
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
DIR='' LANGUAGES=en,de SIZES=1024x768,1920x1080 THEMES='' PICTURES=true
while [ $# -gt 0 ]; do
    case $1 in
        --languages) LANGUAGES=${2:?--languages needs some, like en,de} && shift ;;
        --sizes) SIZES=${2:?--sizes needs some, like 1024x768} && shift ;;
        --themes) THEMES=${2:?--themes needs some, like light} && shift ;;
        --no-pictures) PICTURES=false ;;
        -*) printf 'evertill shots: unknown option %s. Known: --languages, --sizes, --themes, --no-pictures.\n' "$1" >&2 && exit 2 ;;
        *) DIR=$1 ;;
    esac
    shift
done
[ -n "$DIR" ] || { printf 'evertill shots: say into which folder the pictures go: ./evertill shots DIR\n' >&2 && exit 2; }
if [ -z "${EVERTILL_UNDER_XVFB:-}" ]; then
    exec env EVERTILL_UNDER_XVFB=1 xvfb-run -a -s "-screen 0 1920x1080x24" "$0" "$DIR" --languages "$LANGUAGES" --sizes "$SIZES" \
        ${THEMES:+--themes "$THEMES"} $([ $PICTURES = true ] || echo --no-pictures)
fi
mkdir -p "$DIR"
DIR=$(cd "$DIR" && pwd)
WALK=$(mktemp -d "${TMPDIR:-/tmp}/evertill-walk.XXXXXX")
PORT=$((20000 + RANDOM % 12000))
# shellcheck source=releng/walk.sh
. "$ROOT/releng/walk.sh"

ended() {
    local rc=$?
    walk_cleanup
    if [ $rc = 0 ]; then rm -rf "$WALK"; else echo "evertill shots: databases and logs are in $WALK" >&2; fi
    exit $rc
}
trap ended EXIT
trap 'exit 130' INT TERM

# contact_sheet FOLDER → an index.html of all pictures in it, in the order of the walk
contact_sheet() {
    local folder=$1 language variant state
    {
        printf '<!DOCTYPE html>\n<meta charset="utf-8"><title>Evertill</title>\n<style>body{font:14px sans-serif}figure{display:inline-block;margin:6px}'
        printf 'img{width:480px;border:1px solid #888}</style>\n'
        for language in ${LANGUAGES//,/ }; do
            for variant in "$folder/$language"/*/; do
                variant=$(basename "$variant")
                printf '<h2>%s, %s</h2>\n' "$language" "$variant"
                for state in $(sed -n 's/^state //p' "$folder/$language"/walk-*.txt); do
                    [ ! -f "$folder/$language/$variant/$state.png" ] ||
                        printf '<figure><a href="%s"><img loading="lazy" src="%s"></a><figcaption>%s</figcaption></figure>\n' \
                            "$language/$variant/$state.png" "$language/$variant/$state.png" "$state"
                done
            done
        done
    } >"$folder/index.html"
}

start_terminal
start_headoffice
set_up_shop
register=0
for language in ${LANGUAGES//,/ }; do
    register=$((register + 1))
    out=$DIR/$language
    rm -rf "$out"
    for name in screens found broken; do
        data=$WALK/R$register
        [ $name != broken ] || data=/dev/null/till
        walk $name "$language" "$data" "$out" "$SIZES" $PICTURES "themes=$THEMES" $([ $name != screens ] || echo "code=$(enrolment_code R$register)")
        mv "$out/walk.txt" "$out/walk-$name.txt"
        echo "$language $name: $(grep -c '^state ' "$out/walk-$name.txt") states, $(grep -c '^flaw ' "$out/walk-$name.txt" || true) flaws"
        grep '^flaw ' "$out/walk-$name.txt" || true
    done
done
[ $PICTURES = false ] || contact_sheet "$DIR"
flaws=$(cat "$DIR"/*/walk-*.txt | grep -c '^flaw ' || true)
[ "$flaws" = 0 ] || exit 3
