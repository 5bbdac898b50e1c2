#!/usr/bin/env bash
# Breaks merge, push and pull on purpose, each time in another way and on a copy, and has the simulation find it.
# `./evertill mutations [NAME...]` calls this with the class path of the simulation as it was built; JAVA_HOME is a JDK.
# Each *.patch here is one mutation; its first line says what it breaks. Fails when one survives, or does not apply or compile.
set -uo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
BUILT=${1:?the class path of the simulation}
shift
SEEDS=${EVERTILL_MUTATION_SEEDS:-600}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/evertill-mutations.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
MAIN=org.evertill.app.simulate.internal.SimulateMain

say() { printf 'mutations: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# compile INTO FILE... says nothing when all is well.
compile() {
    local into=$1
    shift
    mkdir -p "$into"
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -encoding UTF-8 -d "$into" -cp "$BUILT" "$@" >"$WORK/javac.log" 2>&1
}

# simulate CLASSPATH
simulate() {
    "$JAVA_HOME/bin/java" -Dlogback.configurationFile="$ROOT/releng/simulate-logback.xml" -cp "$1" "$MAIN" \
        --seeds "$SEEDS" --unshortened >"$WORK/simulate.log" 2>&1
}

mkdir "$WORK/tree"
(cd "$ROOT" && tar cf - bundles/*/src) | (cd "$WORK/tree" && tar xf -)
cd "$WORK/tree" || exit 1

say "the code as it is has to pass"
simulate "$BUILT" || fail "it does not pass: $(tail -5 "$WORK/simulate.log")"

patches=("$HERE"/*.patch)
if [ $# -gt 0 ]; then patches=("${@/#/$HERE/}") && patches=("${patches[@]/%/.patch}"); fi
rc=0 caught=0
printf '%-26s %-9s %-34s %s\n' mutation verdict 'by seed, promise' 'what is broken'
for patch in "${patches[@]}"; do
    name=$(basename "$patch" .patch)
    what=$(head -1 "$patch")
    verdict=survived by=
    files=$(sed -n 's/^+++ b\///p' "$patch")
    rm -rf "$WORK/mutant"
    if ! git apply --whitespace=nowarn "$patch" 2>"$WORK/patch.log"; then
        verdict=stale by='does not apply'
    elif ! compile "$WORK/mutant" $files; then
        verdict=stale by='does not compile'
    elif ! simulate "$WORK/mutant:$BUILT"; then
        seed=$(sed -n 's/^Seed \([0-9]*\) breaks a promise\.$/\1/p' "$WORK/simulate.log")
        promise=$(sed -n '/breaks a promise/,$p' "$WORK/simulate.log" | grep -oE '^(I[0-9]+|merge|claims|exception): ' | head -1)
        if [ -n "$seed" ] && [ -n "$promise" ]; then
            verdict=caught by="$seed, ${promise%: }"
            caught=$((caught + 1))
        else
            by="$(tail -1 "$WORK/simulate.log")"
        fi
    fi
    [ $verdict = caught ] || rc=1
    printf '%-26s %-9s %-34s %s\n' "$name" "$verdict" "$by" "$what"
    (cd "$ROOT" && tar cf - $files) | tar xf -
done
echo "$caught of ${#patches[@]} caught"
exit $rc
