#!/usr/bin/env bash
# A day of a store, typed at the command line of two registers while head office is away: shifts with a float, baskets that people really bought,
# promotions, split payments, returns, exchanges, voids, parked baskets, discounts that a manager allows, cash paid out, two times kill -9, count, Z. In
# the evening head office hears of it, and its figures have to be those of the tills, to the penny, by plain SQL.
#   tests/e2e/day.sh [--full] [--baskets N] [--seed N]      120 baskets, or 400, five of eight of them at the first register
. "$(dirname "$0")/lib.sh"
BASKETS=120 SEED=$RANDOM
while [ $# -gt 0 ]; do
    case $1 in
        --full) BASKETS=400 ;;
        --baskets) BASKETS=$2 && shift ;;
        --seed) SEED=$2 && shift ;;
        *) fail "unknown option $1" ;;
    esac
    shift
done
RANDOM=$SEED
say "seed $SEED"
CASHIER_PIN=271828 MANAGER_PIN=314159

# One basket a line, goods separated by commas. The groceries come without a licence and are not shipped; the sample that is shipped is
# of a shop that sells gifts.
baskets() {
    local groceries=$ROOT/../shared/data/groceries.csv.gz
    if [ -f "$groceries" ]; then
        gzip -dc "$groceries" | awk -v most="$BASKETS" 'NR <= most'
    else
        gzip -dc "$(history_file)" | awk -F, -v most="$BASKETS" '
            NR > 1 && $1 ~ /^[0-9]+$/ && $(NF - 4) > 0 {
                if (!($1 in basket)) order[++n] = $1
                if (count[$1]++ < 12) basket[$1] = basket[$1] (basket[$1] == "" ? "" : ",") $2
            }
            END { for (i = 1; i <= most; i++) print basket[order[(i - 1) % n + 1]] }'
    fi
}

# Goods with a GTIN of their own and a price of 0.29 to 9.28; every fifth at the standard rate.
catalogue() {
    tr ',' '\n' <"$WORK/baskets.txt" | sort -u | awk '
        BEGIN { print "gtin,name,price,tax_class,category" }
        {
            digits = sprintf("400%09d", NR); sum = 0
            for (i = 1; i <= 12; i++) sum += substr(digits, i, 1) * (i % 2 ? 1 : 3)
            printf "%s%d,%s,%.2f,%s,Shelf %d\n", digits, (10 - sum % 10) % 10, $0, (29 + NR * 37 % 900) / 100,
                NR % 5 ? "reduced" : "standard", NR % 7
        }'
}

promotions() {
    local most
    most=$(tr ',' '\n' <"$WORK/baskets.txt" | sort | uniq -c | sort -rn | awk 'NR == 1 { sub(/^ *[0-9]+ /, ""); print }')
    most=$(awk -F, -v name="$most" '$2 == name { print $1 }' "$WORK/catalogue.csv")
    cat <<CSV
id,name,kind,terms,priority,exclusive
pair,Two for one and a half,buy-get,"{""buy"":{""of"":{""products"":[""$most""]},""count"":1},""get"":{""of"":{""products"":[""$most""]},""count"":1},""percent"":50}",10,yes
shelf,Shelf 3 week,pieces-off,"{""of"":{""categories"":[""Shelf 3""]},""percent"":10}",5,no
large,Large basket,ticket-off,"{""from"":""25.00 GBP"",""amount"":""2.00 GBP""}",0,no
CSV
}

# typed REGISTER FROM TO → what a cashier types for the baskets of these numbers, each of which ends as one receipt. Numbers count from 1 at
# each register, so the receipt of basket n has the number n.
typed() {
    awk -F, -v register="$1" -v from="$2" -v to="$3" -v pin=$MANAGER_PIN '
        function ask() { print "/allow Mona"; print pin }
        function scan(basket, times,   i, item) {
            n = split(basket, item, ",")
            for (i = 1; i <= n; i++) print (i == 1 && times > 1 ? times "*" : "") code[item[i]]
            return n
        }
        function scan1(basket,   item) { split(basket, item, ","); print code[item[1]] }
        function receipt(number) { return "S1-" register "-A-" sprintf("%06d", number) }
        FNR == NR { if (FNR > 1) code[$2] = $1; next }
        { basket[FNR] = $0 }
        END {
            for (b = from; b <= to; b++) {
                if (b % 40 == 0) { print "/refund " receipt(b - 7); ask(); print "/cash"; continue }
                if (b % 80 == 22) { scan(basket[b]); print "/exchange " receipt(b - 5); ask(); print "/cash"; continue }
                if (b % 80 == 62) { scan(basket[b - 5]); print "/exchange " receipt(b - 5); ask(); print "/cash"; continue }
                if (b % 40 == 12) { scan(basket[b]); printf "-2*"; scan1(basket[b]); ask(); print "/reason unwanted"; print "/cash"; continue }
                if (b % 25 == 1 && b > 1 && (b - 1) % 40) { print "/recall 1"; print "/cash"; continue }
                n = scan(basket[b], b % 6 == 0 ? 3 : 1)
                if (b % 25 == 0) { print "/park waiting"; scan(basket[b]) }
                if (b % 30 == 5 && n > 1) print "/remove 1"
                if (b % 35 == 3) { print "/discount 1 40% dented"; ask() }
                if (b % 20 == 7) print "/discount all 5% neighbour"
                if (b % 10 == 4 && n > 3) { print "/pay chf 1"; print "/cash" }
                else if (b % 3 == 0) print "/cash 400"
                else print "/cash"
            }
        }' "$WORK/catalogue.csv" "$WORK/baskets-$1.txt"
}

receipts() { echo $(($(fact "$1" sales) + $(fact "$1" refunds))); }

# sells DATA REGISTER FROM TO [KILL_AFTER] → the baskets of these numbers. With KILL_AFTER the power goes when so many of them are done, and
# NEXT is the number of the basket that comes next.
sells() {
    local data=$1 register=$2 from=$3 to=$4 kill=${5:-} pid tries=0
    { echo $CASHIER_PIN; typed "$register" "$from" "$to"; } >"$WORK/typed-$data.txt"
    NEXT=$((to + 1))
    if [ -z "$kill" ]; then
        till "$data" sell --as Cara <"$WORK/typed-$data.txt" >"$WORK/sold-$data.txt" 2>&1 ||
            fail "selling at $register: $(tail -3 "$WORK/sold-$data.txt")"
        return
    fi
    EVERTILL_QUIET=1 setsid "$ROOT/evertill" cli --data "$WORK/$data" sell --as Cara <"$WORK/typed-$data.txt" >"$WORK/sold-$data.txt" 2>&1 &
    pid=$!
    until [ "$(grep -cE "S1-$register-A-[0-9]{6}" "$WORK/sold-$data.txt")" -ge "$kill" ]; do
        kill -0 $pid 2>/dev/null || fail "selling ended before it was killed: $(tail -3 "$WORK/sold-$data.txt")"
        tries=$((tries + 1)) && [ $tries -lt 3000 ] || fail "nothing is sold; see $WORK/sold-$data.txt"
        sleep 0.02
    done
    kill -9 -- -$pid
    wait $pid 2>/dev/null || true
    # What was in the basket is still there; the customer has gone.
    printf '%s\n' $MANAGER_PIN /list /give-up | till "$data" sell --as Mona >"$WORK/left-$data.txt" 2>&1 ||
        fail "giving up what was left: $(tail -3 "$WORK/left-$data.txt")"
    does "$data"
    NEXT=$(($(receipts "$data") + 1))
    say "killed -9 in basket $NEXT of $register"
}

# as_manager DATA COMMAND... → commands of shifts, in one process
as_manager() {
    local data=$1
    shift
    printf '%s --as Mona\n' "$@" >"$WORK/manager-$data.txt"
    printf "$MANAGER_PIN\n%.0s" "$@" | till "$data" batch "$WORK/manager-$data.txt" 2>&1
}

# closes DATA → what was parked and never fetched is given up; the drawer is counted, and found to be what was expected
closes() {
    local data=$1 expected
    printf '%s\n' $MANAGER_PIN "/recall 1" /give-up "/recall 1" /give-up | till "$data" sell --as Mona >"$WORK/parked-$data.txt" 2>&1 || true
    # A till that took francs is asked for them, in its own line of what was expected.
    expected=$(as_manager "$data" "shift count 0 CHF 0" | sed -nE 's/.*expected ([0-9]+(\.[0-9]+)?) ([A-Z]{3}).*/\3 \1/p' | tr '\n' ' ')
    as_manager "$data" "shift count $expected" "shift close" >"$WORK/z-$data.txt" || fail "closing $data: $(tail -3 "$WORK/z-$data.txt")"
}

baskets >"$WORK/baskets.txt"
first=$((BASKETS * 5 / 8))
head -n $first "$WORK/baskets.txt" >"$WORK/baskets-R1.txt"
tail -n +$((first + 1)) "$WORK/baskets.txt" >"$WORK/baskets-R2.txt"
catalogue >"$WORK/catalogue.csv"
promotions >"$WORK/promotions.csv"

start_headoffice
enrol r1 R1
printf '%s\n' $CASHIER_PIN | office add-staff --name Cara --role cashier >/dev/null
printf '%s\n' $MANAGER_PIN | office add-staff --name Mona --role manager >/dev/null
office roles --allow cashier discount >/dev/null
office roles --discount-limit cashier 10 >/dev/null
office tax-rate --country GB --class reduced --percent 5 --from 2011-01-04 >/dev/null
office tender chf --type foreign_cash --name "Swiss francs" --currency CHF --rate 0.88 >/dev/null
does r1 "import-products '$WORK/catalogue.csv'" "import-promotions '$WORK/promotions.csv'" "sync --once"
enrol r2 R2
does r1 "sync --once"
does r2 "sync --once"
stop_headoffice

say "$BASKETS baskets at two registers, head office away"
as_manager r1 "shift open --float 100" >/dev/null
as_manager r2 "shift open --float 80" >/dev/null
(sells r2 R2 1 $((BASKETS - first)) && as_manager r2 "shift drop 20" >/dev/null) &
second=$!
sells r1 R1 1 $((first / 2)) $((first / 4))
sells r1 R1 $NEXT $((first / 2))
as_manager r1 'shift paid-out 12.50 --reason "window cleaner"' >/dev/null
# Not at a basket that was parked and is just taken up again: who gives up what is left gives that one up.
sells r1 R1 $NEXT $first $((first / 5 + 8))
sells r1 R1 $NEXT $first
as_manager r1 "shift drop 50" >/dev/null
wait $second || fail "the second register did not come through its day"
for t in r1 r2; do
    does $t
done
same "receipts of the first register" $first "$(receipts r1)"
same "receipts of the second register" $((BASKETS - first)) "$(receipts r2)"
for t in r1 r2; do
    closes $t
    does $t verify "export sales --csv '$WORK/sales-$t.csv'" "export lines --csv '$WORK/lines-$t.csv'" "export payments --csv '$WORK/payments-$t.csv'"
done

say "head office hears of the day"
start_headoffice
for t in r1 r2 r1; do
    does $t "sync --once"
done
for what in sales lines payments; do
    office export $what --csv "$WORK/$what-office.csv" >/dev/null
    same "$what of both tills that are not head office's, or the other way round" 0 \
        "$(comm -3 <(tail -qn +2 "$WORK/$what-r1.csv" "$WORK/$what-r2.csv" | sort) <(tail -n +2 "$WORK/$what-office.csv" | sort) | wc -l)"
done
same "receipts at head office" "$BASKETS" "$(sql "SELECT count(*) FROM sales")"
same "lines add up to sales, and payments too" 0 "$(sql "SELECT count(*) FROM sales s WHERE
    total_minor <> (SELECT coalesce(sum(total_minor), 0) FROM sale_lines l WHERE l.sale_id = s.id)
    OR total_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM payments p WHERE p.sale_id = s.id)")"
same "what the Z of each shift told, beside what head office adds up" 0 "$(sql "SELECT count(*) FROM shift_closings z, LATERAL (
    SELECT coalesce(sum(l.total_minor) FILTER (WHERE s.kind = 'SALE' AND l.returned IS NULL), 0) AS sales,
           coalesce(sum(l.total_minor) FILTER (WHERE s.kind = 'REFUND' OR l.returned), 0) AS refunds
    FROM sales s JOIN sale_lines l ON l.sale_id = s.id WHERE s.shift_id = z.shift_id) s
    WHERE z.sales_total_minor <> s.sales OR z.refunds_total_minor <> s.refunds")"
same "what the Z told by tax rate, beside the lines" 0 "$(sql "SELECT count(*) FROM closing_figures f JOIN shift_closings z ON z.id = f.closing_id,
    LATERAL (SELECT sum(l.total_minor) AS gross, sum(l.tax_minor) AS tax FROM sales s JOIN sale_lines l ON l.sale_id = s.id
        WHERE s.shift_id = z.shift_id AND l.rate_basis_points = f.name::int) s
    WHERE f.kind = 'TAX_RATE' AND (f.amount_minor, f.tax_minor) IS DISTINCT FROM (s.gross, s.tax)")"
same "goods that did not move as their line says" 0 "$(sql "SELECT count(*) FROM sale_lines l JOIN sales s ON s.id = l.sale_id
    JOIN stock_movements m ON m.id = l.id WHERE m.quantity_milli <> -l.quantity_milli
    OR (m.kind = 'REFUND') IS DISTINCT FROM (s.kind = 'REFUND' OR l.returned IS NOT NULL)")"
same "lines of which more came back than was sold, or another amount" 0 "$(sql "SELECT count(*) FROM sale_lines o JOIN (
    SELECT original_line_id, sum(quantity_milli) AS milli, sum(total_minor) AS total FROM sale_lines GROUP BY original_line_id) b
    ON b.original_line_id = o.id WHERE o.quantity_milli + b.milli < 0 OR o.quantity_milli + b.milli = 0 AND o.total_minor + b.total <> 0")"
same "exchanges that came to nothing, but for those without a payment" 0 "$(sql "SELECT count(*) FROM sales s WHERE total_minor = 0
    AND EXISTS (SELECT 1 FROM sale_lines l WHERE l.sale_id = s.id AND l.returned) AND EXISTS (SELECT 1 FROM payments p WHERE p.sale_id = s.id)")"
same "shifts that were closed, and sales outside of them" "2 0" "$(sql "SELECT (SELECT count(*) FROM shift_closings), (SELECT count(*)
    FROM sales s WHERE NOT EXISTS (SELECT 1 FROM shift_closings z WHERE z.shift_id = s.shift_id))" | tr '|' ' ')"
same "shifts in which the drawer was not as expected" 0 "$(sql "SELECT count(*) FROM shift_closings
    WHERE counted_minor IS DISTINCT FROM expected_minor")"
returned="(SELECT sale_id FROM sale_lines WHERE returned)"
for fact in "refunds > 0:kind = 'REFUND'" "exchanges with a receipt > 0:original_sale_id IS NOT NULL AND id IN $returned" \
    "exchanges without a receipt > 0:return_reason IS NOT NULL AND id IN $returned" "exchanges for the very same > 0:total_minor = 0 AND id IN $returned" \
    "sales in francs > 0:id IN (SELECT sale_id FROM payments WHERE tender = 'chf')" \
    "sales with a promotion > 0:id IN (SELECT sale_id FROM sale_discounts WHERE promotion_id IS NOT NULL)" \
    "sales with a discount by hand > 0:id IN (SELECT sale_id FROM sale_discounts WHERE promotion_id IS NULL)"; do
    same "${fact%%:*}" t "$(sql "SELECT count(*) > 0 FROM sales WHERE ${fact#*:}")"
done
same "approvals of the manager" t "$(sql "SELECT count(*) >= 3 FROM approvals")"
same "the consolidated Z" 0 "$(office z --store S1 --day "$(TZ=Europe/London date +%F)" >"$WORK/z-office.txt" 2>&1; echo $?)"
does r1 "sync --once" verify
does r2 "sync --once" verify
agree r1 r2
office verify >"$WORK/verify.txt" || fail "verify: $(tail -5 "$WORK/verify.txt")"
echo "day: $((passed + 1)) passed, 0 failed"
