#!/usr/bin/env bash
# kill -9 of a till while a card terminal has taken the money and says nothing: the payment is found again and becomes one sale, or is undone; it
# is never taken twice. Then the terminal is killed as well.
#   tests/e2e/payment.sh
. "$(dirname "$0")/lib.sh"
LEDGER=$WORK/ledger PIN=1357 ITEM=4006381333931
TERMINAL_PID=''

stop_terminal() { [ -z "$TERMINAL_PID" ] || kill -9 "$TERMINAL_PID" 2>/dev/null || true; }
trap 'rc=$?; stop_terminal; cleanup $rc' EXIT

# start_terminal [PORT]
start_terminal() {
    rm -f "$WORK/port"
    EVERTILL_QUIET=1 "$ROOT/evertill" terminal "$LEDGER" "${1:-0}" "$WORK/port" >>"$WORK/terminal.out" 2>&1 &
    TERMINAL_PID=$!
    local tries=0
    until [ -s "$WORK/port" ]; do
        kill -0 "$TERMINAL_PID" 2>/dev/null || fail "the terminal ended; see $WORK/terminal.out"
        tries=$((tries + 1))
        [ $tries -lt 400 ] || fail "the terminal did not become ready within 20 s"
        sleep 0.05
    done
}

# What the terminal moved altogether, in minor units: the newest line of each request counts.
moved() {
    awk -F'|' '{ kind[$1] = $2; state[$1] = $3; minor[$1] = $4 + $5 }
        END { for (id in kind) if (state[id] == "APPROVED") sum += kind[id] == "REFUND" ? -minor[id] : minor[id]; print sum + 0 }' "$LEDGER"
}
taken() { grep -c '|AUTHORISE|APPROVED|' "$LEDGER" || true; }

# sell LINE... → a till process that sells, from its beginning to its end
sell() { printf '%s\n' $PIN "$@" | till till sell --as Ann; }

# killed_in_payment AMOUNT → sells at that price, pays by card, and is killed when the terminal has the money
killed_in_payment() {
    local before tries=0 pid
    before=$(taken)
    printf '%s\n' $PIN $ITEM "/qty 1 $1" "/pay card" >"$WORK/typed.txt"
    EVERTILL_QUIET=1 setsid "$ROOT/evertill" cli --data "$WORK/till" sell --as Ann <"$WORK/typed.txt" >>"$WORK/killed.txt" 2>&1 &
    pid=$! # the Java process, because every script on the way execs
    until [ "$(taken)" -gt "$before" ]; do
        kill -0 $pid 2>/dev/null || fail "the till ended by itself; see $WORK/killed.txt"
        tries=$((tries + 1))
        [ $tries -lt 1200 ] || fail "the terminal was never asked; see $WORK/killed.txt"
        sleep 0.05
    done
    kill -9 $pid || fail "the till had ended before it could be killed"
    wait $pid 2>/dev/null || true
    say "kill -9 of the till (process $pid) in the middle of a payment"
}

start_terminal
start_headoffice
enrol till R1
printf '%s\n' $PIN | office add-staff --name Ann --role manager >/dev/null
office tender card --type provider --provider terminal >/dev/null
office setting set tender.terminal "tcp://127.0.0.1:$(cat "$WORK/port")" --register S1-R1 >/dev/null
printf 'code,name,price\n%s,Something,0.01\n' $ITEM >"$WORK/items.csv"
does till "import-products $WORK/items.csv" "sync --once"
stop_headoffice

say "a card is taken"
sell $ITEM "/qty 1 1000" "/pay card" >"$WORK/one.txt"
same "moved after the first card" 1000 "$(moved)"

killed_in_payment 1106
till till payments >"$WORK/payments.txt" && fail "the payment is forgotten: $(cat "$WORK/payments.txt")"
same "payments of which nobody knows" 1 "$(grep -c '^UNKNOWN  card (.*)  11.06' "$WORK/payments.txt")"
! sell "/pay card" >"$WORK/twice.txt" 2>&1 || fail "a second card was asked for"
sell "/settle" >"$WORK/settled.txt"
same "receipts of the settled payment" 1 "$(grep -c '^completed S1-R1-A-000002' "$WORK/settled.txt")"
same "moved after it was settled" 2106 "$(moved)"

killed_in_payment 1206
same "moved before it is undone" 3312 "$(moved)"
PORT=$(cat "$WORK/port")
kill -9 $TERMINAL_PID && wait $TERMINAL_PID 2>/dev/null || true
sell "/take-back" "/cash" >"$WORK/back.txt"
till till payments --retry >"$WORK/reversing.txt" && fail "what is not undone is forgotten"
same "payments that are not undone while the terminal is off" 1 "$(grep -c '^REVERSING  card (.*)  12.06' "$WORK/reversing.txt")"
start_terminal "$PORT"
till till payments --retry >"$WORK/undone.txt" || fail "it was not undone: $(cat "$WORK/undone.txt")"
same "moved after it was undone" 2106 "$(moved)"
same "cards that were taken, of three" 3 "$(taken)"

till till verify >"$WORK/verify.txt" || fail "verify: $(cat "$WORK/verify.txt")"
say "ok    verify of the till"
echo "payment: $((passed + 1)) passed, 0 failed"
