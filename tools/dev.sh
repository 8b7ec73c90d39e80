# shellcheck shell=bash
# ./build.sh dev: builds, serves, and does both again whenever a source is saved.

dev() {
  check_serve_options dev "$@"
  use_rust
  use_wasm_bindgen
  use_npm_packages
  # exec, so that a signal to stop reaches the program that ends all of it.
  exec node tools/dev.mjs "$@"
}
