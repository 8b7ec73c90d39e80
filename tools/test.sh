# shellcheck shell=bash
# The checks, as a table of parts. Each runs in a shell of its own, is announced and timed, and one that
# fails does not keep the others from running.

test_parts='format clippy lint rust loom python build types unit conformance browser'
# Asked for by --docs: documentation made by the real tools, which have to be installed first.
docs_parts='docs'

run_tests() {
  local argument part='' parts=() failed=() passed=0
  local -A files=() # by part: those asked for, a line each
  [ "${1-}" != --list ] || { printf '%s\n' "$test_parts"; return; }
  # shellcheck disable=SC2086  # the tables are split into words on purpose
  case "$*" in
    '') set -- $test_parts ;;
    --docs) set -- build $docs_parts ;;
  esac
  for argument in "$@"; do
    if is_test_part "$argument"; then
      part=$argument
      parts+=("$part")
    elif [ -n "$part" ]; then
      files[$part]+=$argument$'\n'
    else
      usage_error "There is no test part '$argument'; there are: $test_parts, and with --docs: $docs_parts."
    fi
  done
  use_rust
  use_npm_packages
  for part in "${!files[@]}"; do
    mapfile -t files_of_part <<<"${files[$part]%$'\n'}"
    files[$part]=$(node tools/test-files.mjs "$part" "${files_of_part[@]}") || exit 2
  done
  for part in "${parts[@]}"; do
    if run_part "$part" "${files[$part]-}"; then passed=$((passed + 1)); else failed+=("$part"); fi
  done
  [ ${#failed[@]} -eq 0 ] || say "Failed: ${failed[*]}. To run one again: ./build.sh test ${failed[0]}"
  printf '\nsteps: %d passed, %d failed\n' "$passed" "${#failed[@]}"
  [ ${#failed[@]} -eq 0 ]
}

is_test_part() {
  case " $test_parts $docs_parts " in
    *" $1 "*) ;;
    *) return 1 ;;
  esac
}

# run_part PART FILES: FILES as tools/test-files.mjs prints them; none: all of them.
run_part() {
  local started=$SECONDS status=0 selected=()
  [ -z "$2" ] || mapfile -t selected <<<"$2"
  say "== $1"
  # A process of its own: called in an `if`, a function would go on after a command that failed.
  bash -euo pipefail -c '. tools/say.sh; . tools/toolchain.sh; . tools/build.sh; . tools/test.sh; "test_$@"' \
    - "$1" "${selected[@]}" || status=$?
  if [ $status -eq 0 ]; then say "== $1: passed, $((SECONDS - started)) s"; else say "== $1: FAILED, $((SECONDS - started)) s"; fi
  return $status
}

test_format() { cargo fmt --check; }

# --locked, here and below: a Cargo.lock that was not committed together with its Cargo.toml fails.
test_clippy() {
  cargo clippy --quiet --locked --all-targets -- -D warnings
  cargo_wasm clippy --quiet --locked --no-default-features --lib --examples --target-dir target/wasm -- -D warnings
  # The other binary: the Python engine's.
  cargo_wasm clippy --quiet --locked --no-default-features --features python --lib --target-dir target/wasm -- -D warnings
}

test_lint() {
  need shellcheck shellcheck
  # Otherwise biome colours every letter in CI's log.
  if [ -t 1 ]; then node_modules/.bin/biome ci; else node_modules/.bin/biome ci --colors=off; fi
  shellcheck --external-sources build.sh tools/*.sh .ci/run
}

# test_rust [ARGUMENTS...]: each a line of arguments for cargo.
test_rust() {
  local selected
  [ $# -gt 0 ] || set -- ''
  for selected in "$@"; do
    # shellcheck disable=SC2086  # split into words on purpose
    cargo test --quiet --locked $selected
  done
}

# The models take long unoptimised; optimising them across crates as well would take longer than they do.
test_loom() {
  local selected
  [ $# -gt 0 ] || set -- '--test loom'
  for selected in "$@"; do
    # shellcheck disable=SC2086  # split into words on purpose
    RUSTFLAGS='--cfg loom' CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo test --quiet --locked --release --no-default-features --target-dir target/loom $selected
  done
}

# Our own standard library for Python, on CPython: each test runs a program with ours and with CPython's.
test_python() {
  need python3 python3
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "The tests of the Python library need Python 3.11 or newer."
  [ $# -gt 0 ] || set -- discover
  # -B: no compiled files beside the sources.
  (cd tests/python/lib && python3 -B -m unittest "$@")
}

test_build() {
  build
  # Once more, now that it fails where a file has outgrown its budget.
  node tools/sizes.mjs --check >/dev/null
}

test_types() {
  need_build
  node_modules/.bin/tsc --project tsconfig.json
}

# Most tests are about the built playground; whoever has changed it since builds it again.
need_build() { [ -f dist/playground.js ] || build; }

# node_tests AT_ONCE FOLDER [FILE...]: these files, or all of the folder; AT_ONCE may be empty.
node_tests() {
  local at_once=$1 folder=$2
  shift 2
  [ $# -gt 0 ] || set -- "$folder"/*.test.mjs
  need_build
  node --test --test-reporter=spec ${at_once:+--test-concurrency="$at_once"} "$@"
}

test_unit() { node_tests "" tests/unit "$@"; }

test_conformance() {
  need python3 python3
  need chromium chromium # processes are web workers, so their demos run only in a browser
  node_tests "" tests/conformance "$@"
}

# One file at a time: on two cores, pages that run side by side would time each other out.
test_browser() {
  need chromium chromium
  need firefox-esr firefox-esr
  need WebKitWebDriver webkit2gtk-driver
  need xvfb-run xvfb
  node_tests 1 tests/browser "$@"
}

# Pages made by documentation tools, then opened in browsers, one file at a time for the same reason.
test_docs() {
  need chromium chromium
  need firefox-esr firefox-esr
  use_docs_tools
  need_build
  node tests/docs/build.mjs
  node_tests 1 tests/docs "$@"
}
