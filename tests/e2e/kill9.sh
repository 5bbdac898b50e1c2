#!/usr/bin/env bash
# kill -9 of the till at random moments of the replay and of the sync, of head office and of its PostgreSQL in the middle of a push; then every
# figure of half-year.sh must hold.
#   tests/e2e/kill9.sh [--full] [--seed N]
#   short: one till, the first 300 odd invoices, two kills in the replay and two in the sync; --full: both tills, all invoices, five and five
#   each. Head office and its PostgreSQL are killed once per till.
. "$(dirname "$0")/lib.sh"
LIMIT=300 HALVES=(odd) KILLS=2 SEED=$RANDOM
# When to kill after the till began to write: from, to, in milliseconds. A short run is over in three to five seconds.
REPLAY_MS='100 2000' SYNC_MS='100 1400'
while [ $# -gt 0 ]; do
    case $1 in
        --full) LIMIT=0 HALVES=(odd even) KILLS=5 REPLAY_MS='3000 13000' SYNC_MS='500 4000' ;;
        --seed) SEED=$2 && shift ;;
        *) fail "unknown option $1" ;;
    esac
    shift
done
RANDOM=$SEED
FILE=$(history_file)
say "seed $SEED"
limit=()
[ $LIMIT = 0 ] || limit=(--limit $LIMIT)

# Starts a till command as a process of its own: its id is the Java process, because every script on the way execs.
start_till() {
    local data=$1 out=$2
    shift 2
    touch "$WORK/started"
    EVERTILL_QUIET=1 setsid "$ROOT/evertill" cli --data "$WORK/$data" "$@" >>"$out" 2>&1 &
    TILL_PID=$!
}

# Waits until the till started last writes its database, at most 20 s: how long a process takes to start is the machine's affair.
is_writing() {
    local tries=0
    until [ "$WORK/$1/till.db-wal" -nt "$WORK/started" ] || ! kill -0 "$TILL_PID" 2>/dev/null || [ $tries -gt 400 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
}

# Sleeps a random time between two bounds in milliseconds.
a_moment() { sleep "$(awk -v ms=$(($1 + RANDOM % ($2 - $1))) 'BEGIN { print ms / 1000 }')"; }

# kill9 PID WHAT → says what it killed and when; false when the process had ended by itself before
kill9() {
    if kill -9 "$1" 2>/dev/null; then
        killed=$((killed + 1))
        say "kill -9 $2 (process $1)"
    else
        say "$2 had ended before it could be killed"
        return 1
    fi
}

pg_pid() { head -1 "$(find "$HQ" -name postmaster.pid | head -1)" 2>/dev/null; }
head_office_pid() { cat "$HQ/headoffice.pid"; }
received() { sql "SELECT coalesce(sum(last_seq), 0) FROM replica WHERE id <> 'hq'" 2>/dev/null || echo 0; }

# Waits until head office is receiving operations, at most 20 s.
in_a_push() {
    local from tries=0
    from=$(received)
    until [ "$(received)" != "$from" ] || [ $tries -gt 400 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
}

killed=0
start_headoffice
enrol till-odd R1
[ ${#HALVES[@]} = 1 ] || enrol till-even R2
stop_headoffice

for half in "${HALVES[@]}"; do
    for ((i = 0; i < KILLS; i++)); do
        start_till till-$half "$WORK/replay-$half.txt" replay "$FILE" --where $half "${limit[@]}" --report "$WORK/refused-$half.csv"
        is_writing till-$half
        a_moment $REPLAY_MS
        kill9 $TILL_PID "till-$half in its replay" || true
        wait $TILL_PID 2>/dev/null || true
    done
    till till-$half replay "$FILE" --where $half "${limit[@]}" --report "$WORK/refused-$half.csv" >>"$WORK/replay-$half.txt" 2>&1
    till till-$half verify >"$WORK/verify-$half.txt" || fail "verify of till-$half: $(cat "$WORK/verify-$half.txt")"
    say "ok    verify of till-$half"
done

start_headoffice
for half in "${HALVES[@]}"; do
    for ((i = 0; i < KILLS; i++)); do
        start_till till-$half "$WORK/sync-$half.txt" sync --once
        if [ $((i % 2)) = 0 ]; then
            is_writing till-$half
            a_moment $SYNC_MS
        else
            in_a_push
            a_moment 10 500
        fi
        kill9 $TILL_PID "till-$half in its sync" || true
        wait $TILL_PID 2>/dev/null || true
    done
    start_till till-$half "$WORK/sync-$half.txt" sync --once
    in_a_push
    kill9 "$(head_office_pid)" "head office while till-$half pushes" || true
    wait $TILL_PID 2>/dev/null || true
    wait "$HQ_PID" 2>/dev/null || true
    start_headoffice
    start_till till-$half "$WORK/sync-$half.txt" sync --once
    in_a_push
    kill9 "$(pg_pid)" "PostgreSQL of head office while till-$half pushes" || true
    wait $TILL_PID 2>/dev/null || true
    say "waiting for head office to bring PostgreSQL back"
    tries=0
    until till till-$half sync --once >>"$WORK/sync-$half.txt" 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 30 ] || fail "till-$half could not sync again; see $WORK/sync-$half.txt"
        sleep 2
    done
done

check() {
    local sales salesMinor refunds refundsMinor off
    read -r sales salesMinor refunds refundsMinor off <<<"$(oracle "$FILE" "$1" $LIMIT)"
    same "$2 sales|minor|refunds|minor|write-offs" "$sales|$salesMinor|$refunds|$refundsMinor|$off" "$(sql "SELECT
        count(*) FILTER (WHERE kind = 'SALE'), coalesce(sum(total_minor) FILTER (WHERE kind = 'SALE'), 0),
        count(*) FILTER (WHERE kind = 'REFUND'), coalesce(sum(total_minor) FILTER (WHERE kind = 'REFUND'), 0),
        (SELECT count(*) FROM stock_movements WHERE kind = 'WRITE_OFF' AND register_id = '$2')
        FROM sales WHERE register_id = '$2'")"
}
check odd S1-R1
[ ${#HALVES[@]} = 1 ] || check even S1-R2
same "registers with a gap or a double in their receipts" 0 "$(sql "SELECT count(*) FROM (SELECT register_id FROM sales
    GROUP BY register_id, receipt_series HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)
    OR min(receipt_number) <> 1) gap")"
for half in "${HALVES[@]}"; do
    till till-$half verify >"$WORK/verify-$half.txt" || fail "verify of till-$half: $(cat "$WORK/verify-$half.txt")"
    passed=$((passed + 1))
    say "ok    verify of till-$half"
done
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
say "ok    verify of head office"
say "$killed processes were killed"
[ $killed -ge $((${#HALVES[@]} * (KILLS + 2))) ] || fail "too few processes were still running when they were to be killed: $killed"
echo "kill9: $((passed + 1)) passed, 0 failed"
