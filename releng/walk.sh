# For scripts that walk through the finished product: a shop that has everything there is to be seen, and a till that walks by itself. Sourced, with
# ROOT (the source tree), WALK (a folder for the databases) and PORT (head office's) set.
PIN=271828 MANAGER_PIN=314159
HQ_PID='' TERMINAL_PID='' TILL_PID=''

evertill() { EVERTILL_QUIET=1 "$ROOT/evertill" "$@"; }
office() { evertill headoffice "$@" --data "$WALK/headoffice"; }
cli() {
    local data=$1
    shift
    EVERTILL_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 evertill cli --data "$WALK/$data" "$@"
}
walk_fail() {
    printf 'evertill: %s\n' "$*" >&2
    exit 1
}

walk_cleanup() {
    local pid
    for pid in "$TILL_PID" "$TERMINAL_PID" "$HQ_PID"; do [ -z "$pid" ] || kill -TERM "$pid" 2>/dev/null || true; done
    [ -z "$HQ_PID" ] || wait "$HQ_PID" 2>/dev/null || true
}

start_headoffice() {
    mkdir -p "$WALK/headoffice"
    EVERTILL_QUIET=1 "$ROOT/evertill" headoffice serve --data "$WALK/headoffice" --port "$PORT" >>"$WALK/headoffice.out" 2>&1 &
    HQ_PID=$!
    local tries=0
    until curl -fs --cacert "$WALK/headoffice/tls/certificate.pem" "https://127.0.0.1:$PORT/health/ready" >/dev/null 2>&1; do
        kill -0 "$HQ_PID" 2>/dev/null || walk_fail "head office ended; see $WALK/headoffice.out"
        tries=$((tries + 1))
        [ $tries -lt 480 ] || walk_fail "head office did not become ready; see $WALK/headoffice.out"
        sleep 0.25
    done
}

stop_headoffice() {
    kill -TERM "$HQ_PID" 2>/dev/null || true
    wait "$HQ_PID" 2>/dev/null || true
    HQ_PID=''
}

start_terminal() {
    EVERTILL_QUIET=1 "$ROOT/evertill" terminal "$WALK/ledger" 0 "$WALK/terminal-port" >"$WALK/terminal.out" 2>&1 &
    TERMINAL_PID=$!
    local tries=0
    until [ -s "$WALK/terminal-port" ]; do
        tries=$((tries + 1))
        [ $tries -lt 400 ] || walk_fail "the terminal did not become ready; see $WALK/terminal.out"
        sleep 0.05
    done
}

enrolment_code() {
    office enrolment-code --store S1 --register "$1" --store-name "Corner shop" --country DE --currency EUR --time-zone Europe/Berlin |
        grep -oE '[A-Z0-9]{4}(-[A-Z0-9]{4})+' | head -1
}

# What another till does before the walk: the catalogue, customers, sales of today, and what it changes without knowing of a third one.
set_up_shop() {
    local r
    printf '%s\n' $PIN | office add-staff --name Cara --role cashier >/dev/null
    printf '%s\n' $MANAGER_PIN | office add-staff --name Mona --role manager >/dev/null
    office tender card --type provider --provider terminal --name Card --name-de Karte >/dev/null
    office tender chf --type foreign_cash --name "Swiss francs" --name-de Franken --currency CHF --rate 0.94 >/dev/null
    office tender gift-card --type gift_card --name "Gift card" --name-de Geschenkkarte >/dev/null
    office setting set tender.terminal "tcp://127.0.0.1:$(cat "$WALK/terminal-port")" >/dev/null
    for r in R8 R9; do
        printf '%s\n' "$(enrolment_code $r)" | cli $r enrol "https://127.0.0.1:$PORT" --name "$r" >/dev/null
        [ $r = R9 ] || catalogue
    done
    sales
    printf 'gtin,name,price\n4000540003468,%s,1.29\n4002448112624,%s,2.49\n4001743021716,%s,0.99\n4012345678901,%s,3.10\n' \
        "Weihnachtstee" "Apfelmus" "Zwieback" "Honig" >"$WALK/one.csv"
    sed -e 's/Weihnachtstee/Wintertee/' -e 's/Apfelmus/Apfelmark/' -e 's/Zwieback/Knusperzwieback/' -e 's/Honig/Marmelade/' "$WALK/one.csv" >"$WALK/two.csv"
    cli R8 import-products "$WALK/one.csv" >/dev/null
    cli R9 import-products "$WALK/two.csv" >/dev/null
    for r in R8 R9; do cli $r sync --once >/dev/null; done
}

catalogue() {
    awk -F, 'NR == 1 { print $0 ",minimum_age" } NR > 1 { print $0 "," }' "$ROOT/releng/demo/catalogue.csv" >"$WALK/catalogue.csv"
    printf '4006381333931,Rum 40 %% 0.7 l,12.99,18\n' >>"$WALK/catalogue.csv"
    printf '%s\n' 'id,name,kind,terms' \
        'three,"Sauerkraut: 3 für 20","sets-off","{""of"":{""products"":[""4002448112624""]},""count"":3,""price"":""20.00 EUR""}"' \
        'large,"Großer Einkauf","ticket-off","{""amount"":""10.00 EUR"",""from"":""100.00 EUR""}"' >"$WALK/promotions.csv"
    mkdir -p "$WALK/home/Evertill"
    printf 'gtin,name,price\n4000540003468,Müsli Knusper Klassik,7.19\n4000161330851,Sahne-Trüffel Edelbitter,6.99\n96385074,Zitronen,0.59\n4006381333932,Kreide,1.00\n' \
        >"$WALK/home/Evertill/products.csv"
    cat >"$WALK/first.txt" <<COMMANDS
import-products '$WALK/catalogue.csv'
import-promotions '$WALK/promotions.csv'
customer create --name 'Anna Berger' --number 1001 --as Mona
customer create --name 'Anna Bauer' --number 1002 --as Mona
sync --once
COMMANDS
    printf '%s\n%s\n' $MANAGER_PIN $MANAGER_PIN | cli R8 batch "$WALK/first.txt" >"$WALK/first.out" 2>&1 || walk_fail "see $WALK/first.out"
}

sales() {
    { echo $PIN
        awk -F, 'NR > 1 { print $1; if (NR % 4 == 0) print "/cash" }' "$ROOT/releng/demo/catalogue.csv" | head -60
        echo /cash; } | cli R8 sell --as Cara >"$WALK/sales.out" 2>&1 || walk_fail "see $WALK/sales.out"
}

# walk_configuration FOLDER → the till's configuration with the bundle that walks in it, which no product ships.
walk_configuration() {
    local product walker
    product=$(dirname "$(ls -d "$ROOT"/releng/products/target/products/evertill-till/linux/gtk/x86_64/evertill-till/plugins)")
    walker=$(ls "$ROOT"/bundles/org.evertill.ui.walk/target/org.evertill.ui.walk-*-SNAPSHOT.jar | head -1)
    mkdir -p "$1"
    sed -e "s|,plugins/|,file:$product/plugins/|" "$product/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info" >"$1/bundles.info"
    # Built with the others, so it has their version; with another one it would be left out.
    echo "org.evertill.ui.walk,$(sed -n 's/^org.evertill.ui,\([^,]*\),.*/\1/p' "$1/bundles.info"),file:$walker,4,false" >>"$1/bundles.info"
    sed -e "s|^\(org.eclipse.equinox.simpleconfigurator.configUrl=\).*|\1file\\\\:$1/bundles.info|" \
        -e "s|file\\\\:plugins/|file\\\\:$product/plugins/|; s|reference\\\\:file\\\\:org.eclipse|reference\\\\:file\\\\:$product/plugins/org.eclipse|" \
        -e "s|@config.dir/../p2|$product/p2|" "$product/configuration/config.ini" >"$1/config.ini"
    echo "osgi.configuration.cascaded=false" >>"$1/config.ini"
}

# walk NAME LANGUAGE DATA FOLDER SIZES PICTURES [LINE...] → one walk of one till; fails when it does not come to its end
walk() {
    local name=$1 language=$2 data=$3 folder=$4 sizes=$5 pictures=$6
    shift 6
    mkdir -p "$folder"
    rm -f "$folder/walk.txt"
    printf '%s\n' "walk=$name" "folder=$folder" "sizes=$sizes" "pictures=$pictures" "pin=$PIN" "manager-pin=$MANAGER_PIN" cashier=Cara manager=Mona "address=https://127.0.0.1:$PORT" \
        item1=4000540003468 item2=4002448112624 item3=4001743021716 item4=4000433031301 item-age=4006381333931 item-contested=4012345678901 \
        word=scho customers=anna "$@" >"$folder/plan.txt"
    [ -d "$WALK/configuration" ] || walk_configuration "$WALK/configuration"
    EVERTILL_QUIET=1 EVERTILL_CONFIGURATION=$WALK/configuration \
        EVERTILL_JAVA_OPTIONS="-Duser.language=$language -Duser.country=$([ "$language" = de ] && echo DE || echo GB) -Duser.home=$WALK/home -Devertill.walk=$folder/plan.txt" \
        "$ROOT/evertill" till --data "$data" >"$folder/till.out" 2>&1 &
    TILL_PID=$!
    local tries=0
    while kill -0 "$TILL_PID" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 9000 ] || walk_fail "the walk $name ($language) takes a quarter of an hour; see $folder"
        grant_wishes "$folder/walk.txt"
        ! grep -qx 'kill' "$folder/walk.txt" 2>/dev/null || kill -9 "$TILL_PID" 2>/dev/null || true
        sleep 0.1
    done
    wait "$TILL_PID" 2>/dev/null || true
    TILL_PID=''
    grep -qE '^(done|kill)$' "$folder/walk.txt" 2>/dev/null ||
        walk_fail "the walk $name ($language) ended early: $(grep '^failed' "$folder/walk.txt" | cut -c1-1500); see $folder"
}

# Head office goes and comes back as the walk says.
grant_wishes() {
    [ -f "$1" ] || return 0
    if [ -n "$HQ_PID" ] && [ "$(tail -1 "$1")" = "wish head office away" ]; then stop_headoffice; fi
    if [ -z "$HQ_PID" ] && grep -qx 'wish head office there' "$1"; then start_headoffice; fi
}
