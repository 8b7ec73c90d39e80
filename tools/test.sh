# shellcheck shell=bash
# The checks, as a table of steps: each runs in a shell of its own, is announced and timed, and one
# that fails does not keep the others from being run.

test_parts='format clippy lint rust loom build types unit conformance browser'
# Asked for by --docs: documentation made by the real tools, which have to be installed first.
docs_parts='docs'

run_tests() {
  local part failed=() passed=0
  [ "${1-}" != --list ] || { printf '%s\n' "$test_parts"; return; }
  # shellcheck disable=SC2086  # the tables are split into words on purpose
  case "$*" in
    '') set -- $test_parts ;;
    --docs) set -- build $docs_parts ;;
  esac
  for part in "$@"; do
    case " $test_parts $docs_parts " in
      *" $part "*) ;;
      *) usage_error "There is no test part '$part'; there are: $test_parts, and with --docs: $docs_parts." ;;
    esac
  done
  use_rust
  use_npm_packages
  for part in "$@"; do
    if run_step "$part"; then passed=$((passed + 1)); else failed+=("$part"); fi
  done
  [ ${#failed[@]} -eq 0 ] || say "Failed: ${failed[*]}. To run one again: ./build.sh test ${failed[0]}"
  printf '\nsteps: %d passed, %d failed\n' "$passed" "${#failed[@]}"
  [ ${#failed[@]} -eq 0 ]
}

run_step() {
  local started=$SECONDS status=0
  say "== $1"
  # A process of its own: called in an `if`, a function would go on after a command that failed.
  bash -euo pipefail -c '. tools/say.sh; . tools/toolchain.sh; . tools/build.sh; . tools/test.sh; "test_$1"' \
    - "$1" || status=$?
  if [ $status -eq 0 ]; then say "== $1: passed, $((SECONDS - started)) s"; else say "== $1: FAILED, $((SECONDS - started)) s"; fi
  return $status
}

test_format() { cargo fmt --check; }

# --locked, here and below: a Cargo.lock that was not committed with its Cargo.toml fails.
test_clippy() {
  cargo clippy --quiet --locked --all-targets -- -D warnings
  cargo_wasm clippy --quiet --locked --lib --examples --target-dir target/wasm -- -D warnings
}

test_lint() {
  need shellcheck shellcheck
  # It colours each letter in CI's log otherwise.
  if [ -t 1 ]; then node_modules/.bin/biome ci; else node_modules/.bin/biome ci --colors=off; fi
  shellcheck --external-sources build.sh tools/*.sh .ci/run
}

test_rust() { cargo test --quiet --locked; }

# Models take long unoptimised, but need no optimising across crates, which takes longer than they.
test_loom() {
  RUSTFLAGS='--cfg loom' CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo test --quiet --locked --release --test loom --target-dir target/loom
}

test_build() { build; }

test_types() { node_modules/.bin/tsc --project tsconfig.json; }

test_unit() { node --test --test-reporter=spec tests/unit/*.test.mjs; }

test_conformance() {
  need python3 python3
  need chromium chromium # processes are web workers: their demos run nowhere else
  node --test --test-reporter=spec tests/conformance/*.test.mjs
}

# One file at a time: on two cores, pages that run side by side would time each other out.
test_browser() {
  need chromium chromium
  need firefox-esr firefox-esr
  need WebKitWebDriver webkit2gtk-driver
  need xvfb-run xvfb
  node --test --test-reporter=spec --test-concurrency=1 tests/browser/*.test.mjs
}

# Pages made by documentation tools, then read in browsers; one file at a time, as above.
test_docs() {
  need chromium chromium
  need firefox-esr firefox-esr
  use_docs_tools
  node tests/docs/build.mjs
  node --test --test-reporter=spec --test-concurrency=1 tests/docs/*.test.mjs
}
