#!/usr/bin/env bash
# Real trade history goes through two tills while head office is down, then into PostgreSQL; every count and sum must be the oracle's.
#   tests/e2e/half-year.sh          the first 150 invoices of each till
#   tests/e2e/half-year.sh --full   all of them
. "$(dirname "$0")/lib.sh"
LIMIT=150
[ "${1:-}" != --full ] || LIMIT=0
FILE=$(history_file)

totals="SELECT count(*) FILTER (WHERE kind = 'SALE'), coalesce(sum(total_minor) FILTER (WHERE kind = 'SALE'), 0),
    count(*) FILTER (WHERE kind = 'REFUND'), coalesce(sum(total_minor) FILTER (WHERE kind = 'REFUND'), 0) FROM sales"
writeOffs="SELECT count(*) FROM stock_movements WHERE kind = 'WRITE_OFF'"

start_headoffice
enrol till-odd R1
enrol till-even R2
stop_headoffice

say "replaying with head office down"
limit=()
[ $LIMIT = 0 ] || limit=(--limit $LIMIT)
for half in odd even; do
    does till-$half "replay '$FILE' --where $half ${limit[*]} --report '$WORK/refused-$half.csv'" verify
    cat "$WORK/saying-till-$half.txt"
    say "ok    verify of till-$half before sync"
done

start_headoffice
for half in odd even; do
    till till-$half sync --once
done

compare() {
    local name=$1 where=$2 sales salesMinor refunds refundsMinor off
    read -r sales salesMinor refunds refundsMinor off <<<"$3"
    same "$name sales|minor|refunds|minor" "$sales|$salesMinor|$refunds|$refundsMinor" "$(sql "$totals $where")"
    same "$name write-offs" "$off" "$(sql "$writeOffs ${where/WHERE/AND}")"
}
odd=$(oracle "$FILE" odd $LIMIT)
even=$(oracle "$FILE" even $LIMIT)
compare "S1-R1" "WHERE register_id = 'S1-R1'" "$odd"
compare "S1-R2" "WHERE register_id = 'S1-R2'" "$even"
compare "both tills" "" "$(paste -d' ' <(echo "$odd") <(echo "$even") | awk '{ print $1+$6, $2+$7, $3+$8, $4+$9, $5+$10 }')"
same "lines add up to sales" 0 "$(sql "SELECT count(*) FROM sales s WHERE total_minor <>
    (SELECT coalesce(sum(total_minor), 0) FROM sale_lines l WHERE l.sale_id = s.id)")"
same "payments add up to sales" 0 "$(sql "SELECT count(*) FROM sales s WHERE total_minor <>
    (SELECT coalesce(sum(amount_minor), 0) FROM payments p WHERE p.sale_id = s.id)")"
same "registers with a gap or a double in their receipts" 0 "$(sql "SELECT count(*) FROM (SELECT register_id FROM sales
    GROUP BY register_id, receipt_series HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)
    OR min(receipt_number) <> 1) gap")"

say "a second round moves nothing once both know each other's rows"
till till-odd sync --once >/dev/null
before=$(sql "SELECT (SELECT sum(head) FROM scope), (SELECT count(*) FROM op)")
for half in odd even; do
    does till-$half "sync --once" verify
    grep -q 'pushed 0, pulled 0' "$WORK/saying-till-$half.txt" || fail "second sync of till-$half: $(cat "$WORK/saying-till-$half.txt")"
    say "ok    verify of till-$half"
done
same "scope heads and operations after the second round" "$before" "$(sql "SELECT (SELECT sum(head) FROM scope), (SELECT count(*) FROM op)")"

office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
say "ok    verify of head office"
echo "half-year: $((passed + 5)) passed, 0 failed"
