#!/usr/bin/env bash
# Who is who, on real processes over TLS: a wrong code, a server that is not head office, keys that change, tills that are shut out and known
# again, or lost with their disk, and one that is younger than the backup from which head office was put back. No sale is lost, whatever is refused.
#   tests/e2e/trust.sh
. "$(dirname "$0")/lib.sh"
FILE=$(history_file)
URL=https://127.0.0.1:$HQ_PORT

replay() { echo "replay '$FILE' --where $1 --limit $2 --report '$WORK/refused.csv'"; }
# refused CODE COMMAND... runs it, and it has to fail with the problem's code.
refused() {
    local code=$1 said
    shift
    if said=$("$@" 2>&1); then fail "$* was not refused"; fi
    grep -q "$code" <<<"$said" || fail "$* was refused with: $said"
    passed=$((passed + 1))
    say "ok    $code"
}
code_for() { office enrolment-code --store S1 --register "$1" --store-name "Old Street" --country GB \
    --currency GBP --time-zone Europe/London | grep -oE '[A-Z0-9]{4}(-[A-Z0-9]{4})+' | head -1; }
sales() { sql "SELECT count(*) FROM sales"; }
own_sales() { echo $(($(fact "$1" sales) + $(fact "$1" refunds))); }
# Sales that are kept apart of a till, by its data.
kept_apart() { sql "SELECT count(*) FROM apart_op WHERE table_name = 'sales' AND till = '$(fact "$1" replica)'"; }
sales_at() { sql "SELECT count(*) FROM sales WHERE register_id = 'S1-$1'"; }
# shut_out TILL REGISTER N: sells 3 of the even invoices behind the first N, which others of the store have sold, is shut out, sells 5 more.
shut_out() {
    enrol "$1" "$2"
    does "$1" "$(replay even $(($3 + 3)))" "sync --once"
    office revoke "$(fact "$1" replica)" >/dev/null
    does "$1" "$(replay even $(($3 + 8)))"
    refused auth.revoked till "$1" sync --once
    does "$1" status
}

start_headoffice
say "what is refused at the door"
code_for R1 >"$WORK/code"
code=$(cat "$WORK/code")
offer() { printf '%s\n' "$1" >"$WORK/offered" && till "$2" enrol "$URL" --code-file "$WORK/offered"; }
refused enrolment.incomplete-code offer "${code:0:14}" till
refused connection.untrusted offer "${code:0:14}-2222-2222-2222-2222" till
refused enrolment.bad-code offer "2222-2222-2222${code:14}" till
offer "$code" till >/dev/null || fail "the till cannot be enrolled"
refused enrolment.bad-code offer "$code" thief
does till "$(replay odd 20)" "sync --once"

say "the server's key changes, and the till knows it"
office certificate --next >/dev/null
if office certificate --switch >"$WORK/switch.txt" 2>&1; then fail "switched although the till has not heard of it"; fi
grep -qF -- "$(fact till replica)" "$WORK/switch.txt" || fail "the till is not named: $(cat "$WORK/switch.txt")"
does till "sync --once"
before=$(curl -fs --cacert "$HQ/tls/certificate.pem" "$URL/health/ready")
office certificate --switch >/dev/null
sleep 4
same "what answers with the new certificate" "$before" "$(curl -fs --cacert "$HQ/tls/certificate.pem" "$URL/health/ready")"
does till "$(replay odd 30)" "sync --once"
same "sales over the new key" "$(own_sales till)" "$(sales)"

say "another server at head office's address"
stop_headoffice
mv "$HQ/tls" "$WORK/tls"
start_headoffice
refused connection.untrusted till till sync --once
stop_headoffice
rm -rf "$HQ/tls" && mv "$WORK/tls" "$HQ/tls"
start_headoffice
does till "sync --once"

say "the till is shut out, sells on, and is known again"
office revoke "$(fact till replica)" >/dev/null
sold=$(sales)
does till "$(replay odd 40)"
refused auth.revoked till till sync --once
same "sales that count meanwhile" "$sold" "$(sales)"
same "sales that are kept apart" "$(($(own_sales till) - sold))" "$(kept_apart till)"
code_for R1 >"$WORK/code"
till till enrol "$URL" --again --code-file "$WORK/code" >/dev/null || fail "the till is not known again"
same "sales of the till that was shut out" "$(own_sales till)" "$(sales)"
same "sales that are still kept apart" 0 "$(kept_apart till)"

say "a till that is shut out sells on, and its disk is lost"
boss=$(printf '271828\n' | office add-staff --name Mia --role administrator | grep -oE '[A-Za-z0-9_-]{21}' | head -1)
take() { printf '271828\n' | office apart "$1" --take --by "$boss" >"$WORK/take.txt" 2>&1 || fail "not taken: $(cat "$WORK/take.txt")"; }
shut_out lost R3 0
same "sales of it that count" 3 "$(sales_at R3)"
same "sales of it that are kept apart" 5 "$(kept_apart lost)"
same "operations that it says are kept apart" "$(fact lost pending)" "$(fact lost kept_apart)"
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
rm -rf "$WORK/lost"
if office apart >"$WORK/apart.txt" 2>&1; then fail "apart says that nothing waits"; fi
grep -q 'of which 5 are sales' "$WORK/apart.txt" || fail "the five are not named: $(cat "$WORK/apart.txt")"
take S1-R3
same "sales of it after they are taken" 8 "$(sales_at R3)"
same "receipts without a gap" "1 8 8" "$(sql "SELECT min(receipt_number) || ' ' || max(receipt_number) || ' ' ||
    count(DISTINCT receipt_number) FROM sales WHERE register_id = 'S1-R3'")"
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
office apart >"$WORK/apart.txt" 2>&1 || fail "something still waits: $(cat "$WORK/apart.txt")"
grep -qF "by $boss" "$WORK/apart.txt" || fail "who took them is not named: $(cat "$WORK/apart.txt")"

say "another one is taken, and comes back all the same"
shut_out back R4 8
same "sales of it that are kept apart" 5 "$(kept_apart back)"
take S1-R4
same "sales of it after they are taken" 8 "$(sales_at R4)"
code_for R4 >"$WORK/code"
till back enrol "$URL" --again --code-file "$WORK/code" >/dev/null || fail "the till is not known again"
does back "$(replay even 18)" "sync --once" verify
same "sales of it when it has come back" 10 "$(sales_at R4)"
same "what it has still to send" 0 "$(fact back pending)"
same "incidents about it" 0 "$(sql "SELECT count(*) FROM sync_incidents WHERE replica LIKE '$(fact back replica)%'")"

say "head office is put back from a backup that is older than a till"
stop_headoffice
cp -r "$HQ" "$WORK/headoffice-backup"
start_headoffice
enrol young R2
does young "$(replay even 38)" "sync --once"
all=$(sales)
stop_headoffice
rm -rf "$HQ" && mv "$WORK/headoffice-backup" "$HQ"
start_headoffice
does young "$(replay even 43)"
refused auth.unknown-device till young sync --once
code_for R2 >"$WORK/code"
till young enrol "$URL" --again --code-file "$WORK/code" >/dev/null || fail "the young till is not known again"
does till "sync --once" verify
does young "sync --once" verify
same "sales of all tills" "$(($(own_sales till) + $(own_sales young) + 18))" "$(sales)"
[ "$(sales)" -gt "$all" ] || fail "what the young till sold meanwhile is missing"
same "registers with a gap or a double in their receipts" 0 "$(sql "SELECT count(*) FROM (SELECT register_id FROM sales
    GROUP BY register_id, receipt_series HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)) gap")"
office verify >"$WORK/verify-headoffice.txt" || fail "verify of head office: $(cat "$WORK/verify-headoffice.txt")"
[ -d "$HQ/log" ] || fail "there is no log to look at"
for secret in $(cat "$WORK/code"); do
    ! grep -rqF "$secret" "$HQ/log" "$WORK/headoffice.out" || fail "a code stands in a log"
done
echo "trust: $((passed + 4)) passed, 0 failed"
