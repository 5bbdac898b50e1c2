#!/usr/bin/env bash
# Damage that no number shows, on real processes and files over TLS: head office and a till are put back together, so that only another
# till still has what was sold in between; a row is forged at head office with plain SQL; a till loses rows. Nothing is lost, nothing is
# there twice, people hear of each, and at the end all replicas have the same digests.
#   tests/e2e/damage.sh
. "$(dirname "$0")/lib.sh"
FILE=$(history_file)
KEPT=20 LOST=40 AFTER=15

replay() { echo "replay '$FILE' --where $1 --limit $2 --report '$WORK/refused.csv'"; }
incidents() { sql "SELECT count(*) FROM sync_incidents WHERE code = '$1'"; }
sold() { sql "SELECT count(*), sum(total_minor) FROM sales WHERE receipt_series = '$1'"; }
# past TILL SQL works on a till's file as somebody would who goes round everything that guards it.
past() { sqlite3 "$WORK/$1/till.db" "UPDATE replica_state SET writing = 1; $2; UPDATE replica_state SET writing = 0;"; }

need sqlite3 sqlite3
start_headoffice
enrol a R1
enrol b R2
does a "$(replay odd $KEPT)" "sync --once" "backup '$WORK/backup.db'"
stop_headoffice
cp -r "$HQ" "$WORK/headoffice-backup"
start_headoffice
does a "$(replay odd $((KEPT + LOST)))" "sync --once"
does b "sync --once"
series=$(sql "SELECT receipt_series FROM sales LIMIT 1")
all=$(sold "$series")

say "head office and the till that sold are put back together"
stop_headoffice
rm -rf "$HQ" && mv "$WORK/headoffice-backup" "$HQ"
rm -f "$WORK/a/till.db-wal" "$WORK/a/till.db-shm" && cp "$WORK/backup.db" "$WORK/a/till.db"
start_headoffice
say "head office has $(sold "$series") of $all"
does a "$(replay even $AFTER)" "sync --once"
does b "sync --once"
same "sales, and what they come to" "$all" "$(sold "$series")"
same "incidents about what only a till still had" 1 "$(incidents sync.rows-kept)"

say "rows are forged at head office"
sale=$(sql "SELECT min(id) FROM sales WHERE kind = 'SALE'")
sql "UPDATE products SET name = 'forged'; UPDATE sales SET total_minor = total_minor + 1 WHERE id = '$sale'" >/dev/null
enrol c R3
same "forged rows at a till that loads everything" 0 "$(sqlite3 "$WORK/c/till.db" "SELECT count(*) FROM products WHERE name = 'forged'")"
sleep 3
[ "$(incidents sync.row-not-merged)" -gt 0 ] || fail "nobody hears of forged rows"
office repair --all >"$WORK/repair.txt" || fail "repair: $(tail -5 "$WORK/repair.txt")"
same "sales after the repair, and what they come to" "$all" "$(sold "$series")"

say "a till loses rows, and others are spoilt"
past b "DELETE FROM sale_lines WHERE rowid % 7 = 0; UPDATE payments SET amount_minor = 1 WHERE rowid % 9 = 0"
if till b verify >"$WORK/lost.txt" 2>&1; then fail "verify does not notice: $(cat "$WORK/lost.txt")"; fi
grep -q row.not-pulled "$WORK/lost.txt" || fail "verify says something else: $(cat "$WORK/lost.txt")"
does b "sync --once --compare"
same "incidents about a till's rows" 1 "$(incidents sync.rows-differed)"

say "the end"
for t in a b c; do does $t "sync --once"; done
same "registers with a gap or a double in their receipts" 0 "$(sql "SELECT count(*) FROM (SELECT register_id FROM sales
    GROUP BY register_id, receipt_series HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)
    OR min(receipt_number) <> 1) gap")"
declare -A verifying
for t in a b c; do
    does $t verify &
    verifying[$t]=$!
done
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
say "ok    verify of head office"
for t in a b c; do
    wait "${verifying[$t]}" || exit 1
done
agree a b c
till a incidents >"$WORK/incidents.txt" || fail "incidents at a till"
echo "damage: $((passed + 1)) passed, 0 failed"
