# shellcheck shell=bash
# From sources to dist/: the registry as JSON, the wasm, the bundle. What has not changed is not
# made again.

web=target/web
wasm_max_memory=536870912 # 512 MiB: phones refuse a shared memory of 1 GiB and more.

build() {
  use_rust
  use_wasm_bindgen
  use_npm_packages
  mkdir -p "$web"
  export_registry
  build_wasm
  bind_wasm
  record_runs
  say "Bundling ..."
  node tools/bundle.mjs || fail "The bundle could not be made; what is wrong is said above."
  node tools/sizes.mjs
}

# The demos as JSON, by the same Rust code run natively: the page draws them before any wasm.
export_registry() {
  say "Writing out the demos ..."
  cargo run --quiet --bin export-registry >"$web/demos.json.new" ||
    fail "The demos could not be written out; what cargo said is above."
  replace_if_changed "$web/demos.json.new" "$web/demos.json"
}

# cargo_wasm SUBCOMMAND [ARGUMENT...]: cargo for wasm with threads, in a folder of its own, as native
# builds with other flags would undo its work otherwise.
cargo_wasm() {
  # atomics: std itself must be compiled with it, hence build-std. panic=unwind: a panic in a task
  # is caught there, and the worker lives on. The exports are what wasm-bindgen needs to give each
  # thread its own stack and thread-local storage.
  local flags argument
  flags="-C target-feature=+atomics,+bulk-memory,+mutable-globals,+simd128 -C panic=unwind"
  # What a page downloads counts: no places and no values in messages of panics that nobody sees.
  flags+=" -Z location-detail=none -Z fmt-debug=none"
  for argument in --shared-memory --import-memory "--max-memory=$wasm_max_memory" \
    --export=__wasm_init_tls --export=__tls_size --export=__tls_align --export=__tls_base \
    --export=__heap_base; do
    flags+=" -C link-arg=$argument"
  done
  [ ! -t 2 ] || export CARGO_TERM_COLOR=always # it does not see the terminal through the pipe
  # RUSTC_BOOTSTRAP lets a stable compiler take -Z.
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags cargo "$1" -Z build-std=std,panic_unwind \
    -Z build-std-features=panic-unwind,optimize_for_size \
    --target wasm32-unknown-unknown --release "${@:2}" 2>&1 |
    without_atomics_warning >&2
}

# Leaves out the four lines that say, at every build, that atomics is not stable yet: we know.
without_atomics_warning() {
  awk 'skip > 0 { skip--; next } /unstable feature specified for .*atomics/ { skip = 3; next } 1'
}

# --crate-type: Cargo optimises across crates (`lto`) only where no rlib is asked for as well, and
# Cargo.toml asks for one, for the tests. The download is a fifth smaller for it.
build_wasm() {
  say "Compiling to wasm (std as well, the first time) ..."
  cargo_wasm rustc --quiet --lib --crate-type cdylib --target-dir target/wasm || fail "The wasm did not compile; what cargo said is above."
}

# Glue and optimised wasm, made again only where compiled wasm, tools or this recipe changed.
bind_wasm() {
  local compiled=target/wasm/wasm32-unknown-unknown/release/concurrency_playground.wasm inputs
  inputs=$(cksum "$compiled" tools/build.sh Cargo.lock package-lock.json)
  [ "$inputs" != "$(cat "$web/bound-from" 2>/dev/null)" ] || return 0
  say "Making the glue, optimising the wasm ..."
  # Without a default path, since the page always hands over a compiled module.
  wasm-bindgen --target web --omit-default-module-path --out-dir "$web/glue" --out-name playground \
    "$compiled" || fail "wasm-bindgen failed; what it said is above."
  optimise_wasm "$web/glue/playground_bg.wasm" "$web/playground.wasm"
  printf '%s\n' "$inputs" >"$web/bound-from"
}

# What each demo prints, run on Node's threads; again only where that may have changed.
record_runs() {
  local inputs
  inputs=$(find "$web/playground.wasm" "$web/demos.json" tools/*.mjs tools/recorder \
    www/demos www/engine www/run www/shared -type f -exec cksum {} + | sort)
  [ "$inputs" != "$(cat "$web/recorded-from" 2>/dev/null)" ] || return 0
  say "Recording what the demos print ..."
  node tools/record.mjs >"$web/recorded.json.new" ||
    fail "The demos could not be recorded; what is wrong is said above."
  replace_if_changed "$web/recorded.json.new" "$web/recorded.json"
  printf '%s\n' "$inputs" >"$web/recorded-from"
}

# What ./build.sh bench measures by Rust of its own, compiled and optimised as the rest is. It has a
# folder of its own, for the library is compiled with it, and would take the other's place.
build_bench_wasm() {
  local folder=target/bench
  say "Compiling the bench's wasm (std as well, the first time) ..."
  cargo_wasm build --quiet --example primitives --target-dir "$folder/wasm" ||
    fail "The bench's wasm did not compile; what cargo said is above."
  wasm-bindgen --target web --out-dir "$folder/primitives" --out-name primitives \
    "$folder/wasm/wasm32-unknown-unknown/release/examples/primitives.wasm" ||
    fail "wasm-bindgen failed; what it said is above."
  optimise_wasm "$folder"/primitives/primitives_bg.wasm{,}
}

# optimise_wasm FROM TO
optimise_wasm() {
  # Exactly the features that the compiler used; wasm-opt must not bring in others.
  node_modules/.bin/wasm-opt -O3 --strip-debug --strip-producers --strip-target-features \
    --enable-threads --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals \
    --enable-simd --enable-exception-handling --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-reference-types --enable-multivalue \
    "$1" -o "$2" ||
    fail "wasm-opt failed; what it said is above."
}

# replace_if_changed NEW OLD: an unchanged file keeps its time, so that nothing after it is redone.
replace_if_changed() {
  if cmp -s "$1" "$2"; then rm "$1"; else mv "$1" "$2"; fi
}
