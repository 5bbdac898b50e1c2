#!/usr/bin/env bash
# A till's database is put back from a backup, with head office up and with it down, its directory is copied while it is closed, and
# head office's own database is put back; real processes, real files. Nothing is lost, nothing is there twice, every receipt series is
# without gap, all replicas have the same digests.
#   tests/e2e/restore.sh [--full]
#   short: a backup 80 odd invoices old; --full: one 220 old, more than 200 sales
. "$(dirname "$0")/lib.sh"
FIRST=40 SECOND=120 EVEN=80 LOST=40
[ "${1:-}" != --full ] || FIRST=20 SECOND=240 EVEN=150
FILE=$(history_file)

replay() { echo "replay '$FILE' --where $1 --limit $2 --report '$WORK/refused.csv'"; }
put_back() { rm -f "$WORK/$1/till.db-wal" "$WORK/$1/till.db-shm" && cp "$2" "$WORK/$1/till.db"; }
start_headoffice
enrol till R1
does till "$(replay odd $FIRST)" "sync --once" "backup '$WORK/backup.db'" "$(replay odd $SECOND)" "sync --once"
series=$(fact till series)
same "incarnation at first" 1 "$(fact till incarnation)"

say "the database is put back with head office down, and the till sells on"
stop_headoffice
put_back till "$WORK/backup.db"
does till "$(replay even $((EVEN / 2)))"
[ "$(fact till incarnation)" -gt 1 ] || fail "the till did not notice"
second=$(fact till series)
[ "$second" != "$series" ] || fail "the till goes on with the old receipt series $series"
start_headoffice
does till "sync --once"
same "the newest receipt of the series that ended" "$(sql "SELECT count(*) FROM sales WHERE receipt_series = '$series'")" \
    "$(sql "SELECT max(receipt_number) FROM sales WHERE receipt_series = '$series'")"

say "the database is put back with head office up"
put_back till "$WORK/backup.db"
does till "sync --once" "$(replay even $EVEN)" "sync --once" "sync --once"
same "incarnations" 3 "$(sql "SELECT count(*) FROM replica WHERE id <> 'hq'")"

say "the directory is copied, and both sell"
cp -r "$WORK/till" "$WORK/copy"
before=$(fact till series)
does copy "$(replay all $((2 * EVEN + 20)))" "sync --once"
[ "$(fact copy series)" != "$before" ] || fail "the copy did not notice"
does till "$(replay odd $((SECOND + 10)))" "sync --once"
same "incarnations with the copy" 4 "$(sql "SELECT count(*) FROM replica WHERE id <> 'hq'")"

say "head office is put back"
stop_headoffice
cp -r "$HQ" "$WORK/headoffice-backup"
start_headoffice
does till "$(replay odd $((SECOND + 10 + LOST)))" "sync --once"
does copy "sync --once"
all=$(sql "SELECT count(*), sum(total_minor) FROM sales")
# Those of tills: what a till has of another one's sales it offers at once, and head office enters it, whether the other one comes or not.
operations() { sql "SELECT count(*) FROM op WHERE user_id <> 'system:salvage'"; }
operations=$(operations)
stop_headoffice
rm -rf "$HQ" && mv "$WORK/headoffice-backup" "$HQ"
start_headoffice
say "head office lacks $((operations - $(operations))) operations"
does copy "sync --once"
does till "sync --once"
same "sales, and what they come to" "$all" "$(sql "SELECT count(*), sum(total_minor) FROM sales")"
same "operations of tills" "$operations" "$(operations)"
same "incidents about head office" 1 "$(sql "SELECT count(*) FROM sync_incidents WHERE code = 'sync.head-office-restored'")"

read -r sales minor refunds refundsMinor off <<<"$(oracle "$FILE" odd $SECOND)"
say "odd invoices alone: $sales sales, $refunds refunds"
same "registers with a gap or a double in their receipts" 0 "$(sql "SELECT count(*) FROM (SELECT register_id FROM sales
    GROUP BY register_id, receipt_series HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)
    OR min(receipt_number) <> 1) gap")"
same "odd invoices' sales|minor|refunds|minor" "$sales|$minor|$refunds|$refundsMinor" "$(sql "SELECT
    count(*) FILTER (WHERE kind = 'SALE'), coalesce(sum(total_minor) FILTER (WHERE kind = 'SALE'), 0),
    count(*) FILTER (WHERE kind = 'REFUND'), coalesce(sum(total_minor) FILTER (WHERE kind = 'REFUND'), 0)
    FROM sales WHERE receipt_series = '$series'")"
same "incidents that people look at" 3 "$(sql "SELECT count(*) FROM sync_incidents WHERE code = 'sync.restored' AND status = 'OPEN'")"
does till "sync --once" &
at_till=$!
does copy "sync --once" verify
wait $at_till || exit 1
does till verify &
at_till=$!
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
say "ok    verify of head office"
wait $at_till || exit 1
for t in till copy; do
    say "ok    verify of $t"
    same "sales at $t" "$(sql "SELECT count(*) FROM sales WHERE kind = 'SALE'")" "$(fact $t sales)"
done
agree till copy
echo "restore: $((passed + 3)) passed, 0 failed"
