#!/usr/bin/env bash
# Builds, serves, tests and measures the playground. `./build.sh help` lists the verbs; the work is done
# by the scripts in tools/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

. tools/say.sh
. tools/toolchain.sh
. tools/build.sh
. tools/dev.sh
. tools/test.sh

usage() {
  cat <<TEXT
usage: ./build.sh [VERB]

  build                              build the playground into dist/ (the default)
  serve [--port N] [--no-isolation]  build, then serve dist/ on 127.0.0.1
  dev [--port N] [--no-isolation]    build for development and serve; whenever a source is saved,
                                     rebuild and reload the page
  test                               run every check
  test PART [FILE...] ...            run only these parts, or only these files of a part;
                                     test --list lists the parts
  test --docs                        test the playground in documentation made by the usual tools
  bench [--json]                     build, then measure; prints ratios
  bench python                       the Python engine beside CPython and Pyodide
  clean                              remove what was generated; installed tools stay
  help                               print this text

Missing tools are installed: Rust $rust_version with its sources (by rustup or from Debian), wasm-bindgen in
the version that Cargo.lock names, and the npm packages of the lock file.
TEXT
}

serve() {
  check_serve_options serve "$@"
  build
  # exec, so that a signal to stop reaches the server itself.
  exec node tools/serve.mjs "$@"
}

# check_serve_options VERB [OPTION...]
check_serve_options() {
  local verb=$1
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --port)
        is_port "${2-}" || usage_error "--port takes a number from 0 to 65535, as in --port 8080."
        shift 2
        ;;
      --no-isolation) shift ;;
      *) usage_error "$verb has no option '$1'; it takes --port N and --no-isolation." ;;
    esac
  done
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
    python)
      bench_python
      return
      ;;
    *) usage_error "bench has no option '$*'; it takes --json or python." ;;
  esac
  # Standard output belongs to the report.
  build >&2
  build_bench_wasm >&2
  node bench/bench.mjs "$@"
}

bench_python() {
  use_rust >&2
  use_wasm_bindgen >&2
  use_npm_packages >&2
  use_pyodide
  build_python_wasm >&2
  cargo build --quiet --release --bin run-python || fail "run-python did not compile."
  node bench/python/bench.mjs
}

clean() {
  [ $# -eq 0 ] || usage_error "clean takes no options."
  rm -rf dist target
  say "Removed dist/ and target/. The installed tools stay, in node_modules/ and $tool_cache."
}

verb=${1-build}
[ $# -eq 0 ] || shift
case $verb in
  build)
    [ $# -eq 0 ] || usage_error "build takes no options."
    build
    ;;
  serve) serve "$@" ;;
  dev) dev "$@" ;;
  test) run_tests "$@" ;;
  bench) bench "$@" ;;
  clean) clean "$@" ;;
  help | --help | -h) usage ;;
  *) usage_error "There is no verb '$verb'; './build.sh help' lists them." ;;
esac
