# Shared by the end-to-end runs: starts the real products on data directories of their own, compares with an oracle.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
WORK=${EVERTILL_E2E_DIR:-$(mktemp -d "${TMPDIR:-/tmp}/evertill-e2e.XXXXXX")}
HQ=$WORK/headoffice
# Runs side by side have slots, and each slot 1000 ports of its own; below 32768, where systems take ports for connections.
HQ_PORT=${EVERTILL_E2E_PORT:-$((20000 + 1000 * (${EVERTILL_E2E_SLOT:-11} % 12) + RANDOM % 1000))}
HQ_PID='' SQL_COMMAND=''
passed=0
# Most of these processes live for seconds: the second compiler would cost them a third more.
export EVERTILL_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 ${EVERTILL_JAVA_OPTIONS:-}"

# Unpacked once for all runs.
export EVERTILL_POSTGRES_PROGRAMS=$ROOT/.evertill/postgres-programs

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# same WHAT EXPECTED ACTUAL
same() {
    if [ "$2" != "$3" ]; then
        fail "$1: expected $2, found $3"
    fi
    passed=$((passed + 1))
    say "ok    $1 = $3"
}

evertill() { EVERTILL_QUIET=1 "$ROOT/evertill" "$@"; }
till() {
    local data=$1
    shift
    evertill cli --data "$WORK/$data" "$@"
}
office() { evertill headoffice "$@" --data "$HQ"; }

# does DATA COMMAND... → runs commands of a till in one process; what they say goes to $WORK/said-DATA.txt, and how the till stands
# afterwards is what fact reads.
does() {
    local data=$1
    shift
    printf '%s\n' "$@" "status --json" | till "$data" batch >"$WORK/saying-$data.txt" 2>&1 ||
        fail "$data: $*; see $WORK/saying-$data.txt"
    tail -1 "$WORK/saying-$data.txt" >"$WORK/status-$data.json"
    cat "$WORK/saying-$data.txt" >>"$WORK/said-$data.txt"
}

# fact DATA NAME → a value of the till's status after the last that it did
fact() { grep -oE "\"$2\": *\"?[^,\"}]*" "$WORK/status-$1.json" | sed 's/.*: *"\{0,1\}//'; }

# need COMMAND DEBIAN-PACKAGE
need() {
    command -v "$1" >/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $2"
        { apt-get install -y -q "$2" || { apt-get update -q && apt-get install -y -q "$2"; }; } >"$WORK/apt.log" 2>&1 ||
            fail "could not install $2; see $WORK/apt.log"
    else
        fail "this run needs $1: sudo apt-get install $2"
    fi
}

start_headoffice() {
    say "starting head office on port $HQ_PORT"
    mkdir -p "$HQ"
    EVERTILL_QUIET=1 "$ROOT/evertill" headoffice serve --data "$HQ" --port "$HQ_PORT" >>"$WORK/headoffice.out" 2>&1 &
    HQ_PID=$!
    local tries=0
    until curl -fs --cacert "$HQ/tls/certificate.pem" "https://127.0.0.1:$HQ_PORT/health/ready" >/dev/null 2>&1; do
        kill -0 "$HQ_PID" 2>/dev/null || fail "head office ended; see $WORK/headoffice.out"
        tries=$((tries + 1))
        [ $tries -lt 240 ] || fail "head office did not become ready within 120 s; see $WORK/headoffice.out"
        sleep 0.5
    done
    need psql postgresql-client
    [ -n "$SQL_COMMAND" ] || SQL_COMMAND=$(office database)
}

stop_headoffice() {
    [ -n "$HQ_PID" ] || return 0
    say "stopping head office"
    kill -TERM "$HQ_PID" 2>/dev/null || true
    wait "$HQ_PID" 2>/dev/null || true
    HQ_PID=''
}

cleanup() {
    local rc=${1:-$?}
    stop_headoffice
    if [ $rc = 0 ] && [ -z "${EVERTILL_E2E_DIR:-}" ]; then
        rm -rf "$WORK"
    else
        say "left for a look: $WORK"
    fi
    exit $rc
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Head office must be running.
enrol() {
    local data=$1 register=$2 code
    code=$(office enrolment-code --store S1 --register "$register" --store-name "Old Street" --country GB \
        --currency GBP --time-zone Europe/London | grep -oE '[A-Z0-9]{4}(-[A-Z0-9]{4})+' | head -1)
    printf '%s\n' "$code" | till "$data" enrol "https://127.0.0.1:$HQ_PORT" --name "$data" >/dev/null
    say "enrolled $data as S1-$register"
}

# Head office must have been started by start_headoffice, which knows the way.
sql() { eval "$SQL_COMMAND -XAtq -c \"\$1\""; }

# agree TILL... → at each of them, after the verify it said last, the sum over every scope's rows is head office's. A scope in which
# nothing is yet is none at head office.
agree() {
    local t
    sql "SELECT 'digest ' || id || ' ' || head || ' ' || lpad(to_hex(digest), 16, '0') FROM scope" >"$WORK/digests.txt"
    for t; do
        same "scopes of $t whose digest is not head office's" "" \
            "$(grep '^digest' "$WORK/saying-$t.txt" | grep -v ' 0000000000000000$' | grep -vxFf "$WORK/digests.txt" || true)"
        same "scopes of $t with rows" yes "$(grep -q '^digest facts' "$WORK/saying-$t.txt" && echo yes)"
    done
}

history_file() {
    local shared="$ROOT/../shared/data/online_retail_2010-12_to_2011-05.csv.gz"
    if [ -f "$shared" ]; then echo "$shared"; else echo "$ROOT/tests/e2e/history.csv.gz"; fi
}

# oracle FILE odd|even|all LIMIT → "sales salesMinor refunds refundsMinor writeOffs", from the CSV alone.
# Prices have at most three decimals; a line is rounded half up, away from zero, in whole numbers.
oracle() {
    gzip -dc "$1" | awk -F, -v where="$2" -v limit="$3" '
        NR == 1 { next }
        {
            sub(/\r$/, ""); invoice = $1; number = invoice; gsub(/[^0-9]/, "", number)
            quantity = $(NF - 4); split($(NF - 2), p, "."); price = p[1] * 1000 + substr(p[2] "000", 1, 3)
            if (p[1] ~ /^-/) next
            if (where == "odd" && number % 2 == 0 || where == "even" && number % 2 == 1) next
            if (!(invoice in seen)) { if (limit && n == limit) next; seen[invoice] = ++n }
            sign = quantity < 0 ? -1 : 1
            line = sign * int((sign * quantity * price + 5) / 10)
            if (invoice ~ /^C/) { refund[invoice] = 1; refunds += line }
            else if (quantity < 0) writeOffs++
            else { sale[invoice] = 1; sales += line }
        }
        END {
            for (i in sale) s++; for (i in refund) r++
            printf "%d %.0f %d %.0f %d\n", s, sales, r, refunds, writeOffs
        }'
}
