#!/usr/bin/env bash
# Head office's window, by its keys alone: a code for the first till of a new store is made, a matter that waits is noted, a till is shut out;
# each is in the database, and what was noted by whom.
#   tests/e2e/office.sh
#   EVERTILL_SHOTS=DIR EVERTILL_LANGUAGE=de tests/e2e/office.sh     leaves pictures for docs/office.md, in English or German
if [ -z "${EVERTILL_UNDER_XVFB:-}" ]; then
    EVERTILL_UNDER_XVFB=1 exec xvfb-run -a -s "-screen 0 1024x768x24" "$0" "$@"
fi
. "$(dirname "$0")/lib.sh"
PIN=271828 WINDOW_PID=''
trap 'rc=$?; [ -z "$WINDOW_PID" ] || kill -TERM "$WINDOW_PID" 2>/dev/null || true; cleanup $rc' EXIT

# shot NAME → a picture of the window, as soon as what it shows has come to rest
shot() {
    [ -n "${EVERTILL_SHOTS:-}" ] || return 0
    local tries=0 now='' before
    until [ -n "$now" ] && [ "$now" = "${before:-}" ] || [ $((tries += 1)) -gt 20 ]; do
        before=$now
        sleep 1
        import -window root "$EVERTILL_SHOTS/office-$1.png"
        now=$(convert "$EVERTILL_SHOTS/office-$1.png" rgb:- | cksum)
    done
}

type_in() { xdotool type --delay 15 "$1"; }
press() { xdotool key --delay 30 "$@"; }

# until_sql SQL EXPECTED KEY... → presses the keys, and again every two seconds, until the database says so
until_sql() {
    local sql=$1 expected=$2 tries=0
    shift 2
    press "$@"
    until [ "$(sql "$sql")" = "$expected" ]; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || {
            import -window root "$WORK/window.png"
            fail "the window did not do it within a minute: $sql; see $WORK/window.png"
        }
        sleep 0.5
        [ $((tries % 4)) != 0 ] || press "$@"
    done
}

replayed() { echo "replay '$(history_file)' --where odd --limit $1"; }

start_headoffice
enrol first R1
boss=$(printf '%s\n' $PIN | office add-staff --name Mia --role administrator | grep -oE '[A-Za-z0-9_-]{21}' | head -1)
does first "$(replayed 2)" "sync --once"
cp -r "$WORK/first" "$WORK/copy"
does first "$(replayed 3)" "sync --once"
does copy "$(replayed 4)" "sync --once"
same "matters that wait" 1 "$(sql "SELECT count(*) FROM sync_incidents WHERE status = 'OPEN'")"

say "opening head office's window"
EVERTILL_JAVA_OPTIONS="$EVERTILL_JAVA_OPTIONS -Duser.language=${EVERTILL_LANGUAGE:-en}" EVERTILL_QUIET=1 \
    "$ROOT/evertill" office --data "$HQ" >"$WORK/window.out" 2>&1 &
WINDOW_PID=$!
tries=0
until grep -qs 'was right' "$HQ/log/window.log"; do
    kill -0 $WINDOW_PID 2>/dev/null || fail "the window ended; see $WORK/window.out"
    tries=$((tries + 1)) && [ $tries -lt 120 ] || fail "nobody could log in; see $HQ/log/window.log"
    sleep 1
    type_in $PIN && press Return
done

press Escape && sleep 1
shot board
press F4 && shot sales && press Escape && sleep 1

say "what waits is noted"
press F9 && shot waiting
until_sql "SELECT closed_by FROM sync_incidents WHERE status = 'SEEN'" "$boss" F9
same "matters that wait" 0 "$(sql "SELECT count(*) FROM sync_incidents WHERE status = 'OPEN'")"

say "a code for the first till of a new store"
press Escape && sleep 1 && press F2 && sleep 2
press Down && type_in S9 && press Tab && type_in Harbour && press Tab && type_in DE && press Tab && type_in R1
until_sql "SELECT name || ' ' || country_code || ' ' || currency FROM stores WHERE id = 'S9'" "Harbour DE EUR" F9
shot code
same "codes for its register" t "$(sql "SELECT count(*) > 0 FROM enrolment_code WHERE register_id = 'S9-R1'")"

say "a till is shut out"
press Escape Escape && sleep 1
until_sql "SELECT count(*) FROM device WHERE revoked_at IS NOT NULL" 1 F8 F8
refused() { ! till first sync --once >"$WORK/refused.txt" 2>&1 && grep -q auth.revoked "$WORK/refused.txt"; }
same "the till is refused" yes "$(refused && echo yes)"
office verify >"$WORK/verify.txt" || fail "verify: $(tail -5 "$WORK/verify.txt")"
echo "office: $((passed + 1)) passed, 0 failed"
