#!/usr/bin/env bash
# Builds, serves, tests and measures the playground. `./build.sh help` lists the verbs; the work
# itself is in tools/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

. tools/say.sh
. tools/toolchain.sh
. tools/build.sh
. tools/test.sh

usage() {
  cat <<TEXT
usage: ./build.sh [VERB]

  build                              write the playground to dist/ (the default)
  serve [--port N] [--no-isolation]  build, then serve dist/ on 127.0.0.1
  test [PART...]                     every check, or only the parts named (test --list)
  test --docs                        the playground in documentation made by the usual tools
  bench [--json]                     build, then measure; prints ratios
  clean                              remove what was generated; installed tools stay
  help                               this text

What is missing is installed: Rust $rust_version with its sources through rustup or Debian's packages,
the wasm-bindgen program of the crate's version, and npm packages from the lock file.
TEXT
}

serve() {
  local given=("$@")
  while [ $# -gt 0 ]; do
    case $1 in
      --port)
        is_port "${2-}" || usage_error "--port needs a number from 0 to 65535, as in --port 8080."
        shift 2
        ;;
      --no-isolation) shift ;;
      *) usage_error "serve does not know '$1'; it takes --port N and --no-isolation." ;;
    esac
  done
  build
  # exec: a signal to stop then reaches the server itself.
  exec node tools/serve.mjs "${given[@]}"
}

is_port() {
  case $1 in
    '' | *[!0-9]* | ??????*) return 1 ;;
  esac
  [ "$1" -le 65535 ]
}

bench() {
  case "$*" in
    '' | --json) ;;
    *) usage_error "bench does not know '$*'; it takes --json." ;;
  esac
  # Standard output is the report's alone.
  build >&2
  build_bench_wasm >&2
  node bench/bench.mjs "$@"
}

clean() {
  [ $# -eq 0 ] || usage_error "clean takes no options."
  rm -rf dist target
  say "Removed dist/ and target/. Installed tools stay, in node_modules/ and $tool_cache."
}

verb=${1-build}
[ $# -eq 0 ] || shift
case $verb in
  build)
    [ $# -eq 0 ] || usage_error "build takes no options."
    build
    ;;
  serve) serve "$@" ;;
  test) run_tests "$@" ;;
  bench) bench "$@" ;;
  clean) clean "$@" ;;
  help | --help | -h) usage ;;
  *) usage_error "There is no verb '$verb'; './build.sh help' lists them." ;;
esac
