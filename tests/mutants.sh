#!/usr/bin/env bash
# Whether the tests bite: changes the code in about forty places, one at a time, and
# lists the changes that no test notices. Needs cargo-mutants. On two cores a change
# took about a minute by the unit tests, and two more by all. Files are changed in
# place and put back: run it in a clone of its own.
#
#   tests/mutants.sh            a sample of evidence, claims, queries and reading
#   tests/mutants.sh -f FILE    all of a file
set -euo pipefail
cd "$(dirname "$0")/.."
test -z "$(git status --porcelain)" || { echo "commit first: files are changed in place"; exit 2; }

run=(--in-place --profile mutants --timeout 900 --no-shuffle --colors never)
if [ $# -gt 0 ]; then
    chosen=("$@")
else
    rooms=(-f 'src/evidence/**' -f 'src/analysis/claim/**' -f 'src/query/**' -f 'src/read/**'
        -e 'src/**/testing.rs')
    number=$(cargo mutants --list "${rooms[@]}" | wc -l)
    chosen=("${rooms[@]}" --sharding round-robin --shard "17/$((number / 40))")
fi
# Most are noticed by the unit tests, in seconds; the rest is left to those that run the
# program.
cargo mutants "${run[@]}" "${chosen[@]}" --cargo-test-arg=--lib || true
exec cargo mutants "${run[@]}" "${chosen[@]}" --iterate --cargo-test-arg=--tests
