#!/usr/bin/env bash
# A till and a head office on embedded databases, with a sample catalogue, ready to sell. Called by `./evertill demo`.
#   demo [--dir DIR] [--port N] [--fresh]       opens the till's window; head office stops when the window is closed
#   demo --headless --shots DIR [--size WxH]    sells three items by real key events under Xvfb, leaves screenshots in DIR, waits until the
#                                               sale is in PostgreSQL, compares both sides, exits 0
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
DEMO=${EVERTILL_DEMO_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/evertill/demo}
PORT=8470 HEADLESS=no SHOTS='' SIZE=1280x800 FRESH=no
PIN=1234 MANAGER_PIN=9876 OWNER_PIN=5678
HQ_PID='' TILL_PID=''

say() { printf '%s\n' "$*"; }
fail() {
    printf 'evertill demo: %s\n' "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --dir) DEMO=${2:?--dir needs a folder} && shift ;;
        --port) PORT=${2:?--port needs a number} && shift ;;
        --shots) SHOTS=${2:?--shots needs a folder} && shift ;;
        --size) SIZE=${2:?--size needs WIDTHxHEIGHT} && shift ;;
        --headless) HEADLESS=yes ;;
        --fresh) FRESH=yes ;;
        *) fail "unknown option $1. Known: --dir, --port, --fresh, --headless, --shots, --size." ;;
    esac
    shift
done
if [ $HEADLESS = yes ]; then
    [ -n "$SHOTS" ] || fail "--headless needs --shots DIR, where the screenshots go."
    # A demonstration that proves something starts from nothing and leaves the shop of the interactive one alone.
    DEMO=$(mktemp -d "${TMPDIR:-/tmp}/evertill-demo.XXXXXX")
    PORT=$((20000 + RANDOM % 20000))
fi
HQ=$DEMO/headoffice TILL=$DEMO/till
if [ $HEADLESS = no ] && [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    fail "there is no display for the till's window. Run it in a desktop session, or with --headless --shots DIR."
fi

evertill() { EVERTILL_QUIET=1 "$ROOT/evertill" "$@"; }
till() { evertill cli --data "$TILL" "$@"; }
office() { evertill headoffice "$@" --data "$HQ"; }

cleanup() {
    local rc=$?
    trap - EXIT
    [ -z "$TILL_PID" ] || kill -TERM "$TILL_PID" 2>/dev/null || true
    if [ -n "$HQ_PID" ]; then
        say "Stopping head office."
        kill -TERM "$HQ_PID" 2>/dev/null || true
        wait "$HQ_PID" 2>/dev/null || true
    fi
    if [ $HEADLESS = yes ] && [ $rc = 0 ]; then rm -rf "$DEMO"; fi
    [ $rc = 0 ] || say "The databases and logs are in $DEMO."
    exit $rc
}
trap cleanup EXIT
trap 'exit 130' INT TERM

start_headoffice() {
    say "Starting head office with its own PostgreSQL (the first start takes some seconds more) …"
    mkdir -p "$HQ"
    EVERTILL_QUIET=1 "$ROOT/evertill" headoffice serve --data "$HQ" --port "$PORT" >"$DEMO/headoffice.out" 2>&1 &
    HQ_PID=$!
    local tries=0
    until curl -fs --cacert "$HQ/tls/certificate.pem" "https://127.0.0.1:$PORT/health/ready" >/dev/null 2>&1; do
        kill -0 "$HQ_PID" 2>/dev/null || fail "head office ended: $(tail -3 "$DEMO/headoffice.out")"
        tries=$((tries + 1))
        [ $tries -lt 240 ] || fail "head office was not ready within two minutes: $(tail -3 "$DEMO/headoffice.out")"
        sleep 0.5
    done
    say "Head office is ready at https://127.0.0.1:$PORT."
}

set_up_shop() {
    say "Setting up the shop: store S1, register R1, three people, a catalogue of $(($(wc -l <"$ROOT/releng/demo/catalogue.csv") - 1)) products."
    printf '%s\n' $PIN | office add-staff --name "Cashier" --role cashier >/dev/null
    printf '%s\n' $MANAGER_PIN | office add-staff --name "Manager" --role manager >/dev/null
    printf '%s\n' $OWNER_PIN | office add-staff --name "Owner" --role administrator >/dev/null
    local code
    code=$(office enrolment-code --store S1 --register R1 --store-name "Corner shop" --country DE --currency EUR \
        --time-zone Europe/Berlin | grep -oE '[A-Z0-9]{4}(-[A-Z0-9]{4})+' | head -1)
    printf '%s\n' "$code" | till enrol "https://127.0.0.1:$PORT" --name "demo till" >/dev/null
    till import-products "$ROOT/releng/demo/catalogue.csv" >/dev/null
    till sync --once >/dev/null
    touch "$DEMO/ready"
}

sell_by_hand() {
    say ""
    say "Opening the till. Log in as Cashier with PIN $PIN (Manager: $MANAGER_PIN)."
    say "Type a code and Enter, for example 4000540003468 or 4002448112624, or words like 'schokolade'. Close the window to end."
    say "Head office's window, meanwhile: ./evertill office --data $HQ   (Owner: $OWNER_PIN)"
    EVERTILL_QUIET=1 "$ROOT/evertill" till --data "$TILL"
}

shot() {
    import -window root "$SHOTS/$1.png"
    say "Screenshot $SHOTS/$1.png"
}

type_line() { xdotool type --delay 25 "$1" && xdotool key Return; }

sell_by_keys() {
    mkdir -p "$SHOTS"
    say "Opening the till under Xvfb at $SIZE."
    EVERTILL_QUIET=1 "$ROOT/evertill" till --data "$TILL" >"$DEMO/till.out" 2>&1 &
    TILL_PID=$!
    xdotool search --sync --onlyvisible --name Evertill >/dev/null
    sleep 3
    shot 1-login
    type_line $PIN
    sleep 2
    type_line 4000540003468
    type_line 4002448112624
    type_line "2*4001743021716"
    sleep 1
    shot 2-sell
    xdotool key F9
    sleep 2
    shot 3-receipt
}

field() { awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i } NR == 2 { print $c }' "$1"; }

compare_sides() {
    say "Waiting until the sale is in PostgreSQL …"
    local tries=0
    until office export sales --csv "$DEMO/office.csv" >/dev/null 2>&1 && [ "$(wc -l <"$DEMO/office.csv")" -ge 2 ]; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "the sale did not arrive at head office within a minute; see $DEMO/till.out"
        sleep 1
    done
    shot 4-synced
    kill -TERM "$TILL_PID"
    wait "$TILL_PID" 2>/dev/null || true
    TILL_PID=''
    till export sales --csv "$DEMO/till.csv" >/dev/null
    local here there
    here="$(field "$DEMO/till.csv" receipt) $(field "$DEMO/till.csv" total)"
    there="$(field "$DEMO/office.csv" receipt) $(field "$DEMO/office.csv" total)"
    say "Till:        receipt and total  $here"
    say "Head office: receipt and total  $there"
    [ -n "${here// /}" ] && [ "$here" = "$there" ] || fail "the two sides differ."
}

if [ $HEADLESS = yes ] && [ -z "${EVERTILL_UNDER_XVFB:-}" ]; then
    rm -rf "$DEMO"
    EVERTILL_UNDER_XVFB=1 exec xvfb-run -a -s "-screen 0 ${SIZE}x24" "$0" --headless --shots "$SHOTS" --size "$SIZE"
fi
[ $FRESH = no ] || rm -rf "$DEMO"
mkdir -p "$DEMO"
start_headoffice
[ -e "$DEMO/ready" ] || set_up_shop
if [ $HEADLESS = yes ]; then
    sell_by_keys
    compare_sides
else
    sell_by_hand
fi
