# shellcheck shell=bash
# From sources to dist/: the demos as JSON, the wasm, the bundle. Steps whose inputs have not changed
# are skipped.

web=target/web            # what the bundle is made of; tools/variant.mjs knows it, too
wasm_profile=release      # of Cargo.toml
wasm_panic=unwind         # or abort: then a panic ends the worker
wasm_max_memory=536870912 # 512 MiB: phones refuse a shared memory of 1 GiB and more.

build() {
  use_rust
  use_wasm_bindgen
  use_npm_packages
  compile
  record_runs
  say "Bundling ..."
  node tools/bundle.mjs || fail "The bundle could not be made; the reason is above."
  node tools/sizes.mjs
}

# All that is made of Rust.
compile() {
  mkdir -p "$web"
  export_registry
  build_wasm
  bind_wasm
}

# For `./build.sh dev`, which bundles by itself: quick to compile again, with names and lines, and
# panics that say where they come from. In folders of its own, so that it spoils nothing of dist/.
compile_for_dev() {
  web=target/dev
  wasm_profile='web-dev'
  compile
}

# The demos as JSON, from the same Rust code run natively: the page draws them before it has any wasm.
export_registry() {
  say "Exporting the demos ..."
  cargo run --quiet --no-default-features --bin export-registry >"$web/demos.json.new" ||
    fail "The demos could not be exported; cargo's message is above."
  replace_if_changed "$web/demos.json.new" "$web/demos.json"
}

# cargo_wasm SUBCOMMAND [ARGUMENT...]: runs cargo for wasm with threads.
cargo_wasm() {
  # std itself must be compiled with atomics, hence build-std. With panic=unwind a panic in a task is
  # caught there, and its worker lives on. The exports are what wasm-bindgen needs to give each thread
  # its own stack and thread-local storage.
  local flags argument std_features=
  flags="-C target-feature=+atomics,+bulk-memory,+mutable-globals,+simd128 -C panic=$wasm_panic"
  [ "$wasm_panic" = abort ] || std_features=panic-unwind,
  if [ "$wasm_profile" = release ]; then
    # Readers download this, and none of them sees a panic's location or the values in its message.
    flags+=" -Z location-detail=none -Z fmt-debug=none"
    # `#[inline]` counts for little where size matters: without this, LLVM copies functions of twice that
    # size wherever they are called. It takes 3 KB off the download, and no demo is slower for it. Not
    # so the interpreter's loop, which is the binary that aborts.
    [ "$wasm_panic" = abort ] || flags+=" -C llvm-args=-inlinehint-threshold=160"
    std_features+=optimize_for_size
  fi
  for argument in --shared-memory --import-memory "--max-memory=$wasm_max_memory" \
    --export=__wasm_init_tls --export=__tls_size --export=__tls_align --export=__tls_base \
    --export=__heap_base; do
    flags+=" -C link-arg=$argument"
  done
  [ ! -t 2 ] || export CARGO_TERM_COLOR=always # cargo does not see the terminal through the pipe
  # RUSTC_BOOTSTRAP lets a stable compiler accept -Z.
  RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags cargo "$1" \
    -Z "build-std=std,panic_$wasm_panic" -Z "build-std-features=$std_features" \
    --target wasm32-unknown-unknown --profile "$wasm_profile" "${@:2}" 2>&1 |
    without_atomics_warning >&2
}

# Drops the four lines of warning, in every build, that the target feature atomics is unstable.
without_atomics_warning() {
  awk 'skip > 0 { skip--; next } /unstable feature specified for .*atomics/ { skip = 3; next } 1'
}

# With --crate-type cdylib Cargo optimises across crates (`lto`), which it does not where an rlib is
# made as well; Cargo.toml asks for one, for the tests. The download is a fifth smaller for it. The
# target folder is not the one of native builds: with other flags, each would undo the other's work.
build_wasm() {
  say "Compiling to wasm (the first time with all of std, which takes minutes) ..."
  cargo_wasm rustc --quiet --no-default-features --lib --crate-type cdylib --target-dir target/wasm ||
    fail "The wasm did not compile; cargo's message is above."
}

# The glue and the final wasm, made again only where the compiled wasm, the tools or this recipe changed.
bind_wasm() {
  local compiled=target/wasm/wasm32-unknown-unknown/$wasm_profile/concurrency_playground.wasm inputs
  inputs=$(cksum "$compiled" tools/build.sh Cargo.lock package-lock.json)
  [ "$inputs" != "$(cat "$web/bound-from" 2>/dev/null)" ] || return 0
  rm -rf "$web/glue.new"
  if [ "$wasm_profile" = release ]; then
    say "Generating the glue, optimising the wasm ..."
    bind "$compiled" "$web/glue.new" playground
    optimise_wasm "$web/glue.new/playground_bg.wasm" "$web/playground.wasm"
  else
    bind "$compiled" "$web/glue.new" playground --keep-debug
    cp "$web/glue.new/playground_bg.wasm" "$web/playground.wasm"
  fi
  rm -rf "$web/glue"
  mv "$web/glue.new" "$web/glue"
  printf '%s\n' "$inputs" >"$web/bound-from"
}

# bind WASM FOLDER NAME [OPTION...]
bind() {
  # Without a default path, since the page always hands over a compiled module.
  wasm-bindgen --target web --omit-default-module-path --out-dir "$2" --out-name "$3" \
    "${@:4}" "$1" || fail "wasm-bindgen failed; its message is above."
}

# What each demo prints, run on Node's threads; again only where that may have changed.
record_runs() {
  local inputs
  inputs=$(find "$web/playground.wasm" "$web/demos.json" tools/recorder tools/*.mjs \
    www/demos www/engine www/run www/shared -type f -exec cksum {} + | sort)
  [ "$inputs" != "$(cat "$web/recorded-from" 2>/dev/null)" ] || return 0
  say "Recording what the demos print ..."
  node tools/record.mjs >"$web/recorded.json.new" ||
    fail "The demos could not be recorded; the reason is above."
  replace_if_changed "$web/recorded.json.new" "$web/recorded.json"
  printf '%s\n' "$inputs" >"$web/recorded-from"
}

# The bench's own Rust for the browser, compiled and optimised as the playground is, but in a folder of
# its own: the library is compiled with it, and would take the other one's place.
build_bench_wasm() {
  local folder=target/bench
  say "Compiling the bench's wasm (the first time with all of std) ..."
  cargo_wasm build --quiet --no-default-features --example primitives --target-dir "$folder/wasm" ||
    fail "The bench's wasm did not compile; cargo's message is above."
  wasm-bindgen --target web --out-dir "$folder/primitives" --out-name primitives \
    "$folder/wasm/wasm32-unknown-unknown/release/examples/primitives.wasm" ||
    fail "wasm-bindgen failed; its message is above."
  optimise_wasm "$folder"/primitives/primitives_bg.wasm{,}
}

# The Python engine for the browser, so far for the bench alone. A panic ends its worker: catching one
# would cost a fifth of the download.
build_python_wasm() {
  local folder=target/python wasm_panic=abort
  say "Compiling the Python engine's wasm (the first time with all of std) ..."
  cargo_wasm rustc --quiet --no-default-features --features python --lib --crate-type cdylib \
    --target-dir "$folder/wasm" ||
    fail "The Python engine's wasm did not compile; cargo's message is above."
  bind "$folder/wasm/wasm32-unknown-unknown/release/concurrency_playground.wasm" "$folder/glue" python
  optimise_wasm "$folder/glue/python_bg.wasm" "$folder/python.wasm"
}

# Pyodide, which the Python engine is measured against: nothing else needs it.
use_pyodide() {
  local folder=target/bench/pyodide version=314.0.7
  [ ! -d "$folder/node_modules/pyodide" ] || return 0
  mkdir -p "$folder"
  npm install --silent --no-audit --no-fund --prefix "$folder" "pyodide@$version" >&2 ||
    fail "Pyodide could not be installed; npm's message is above."
}

# optimise_wasm FROM TO
optimise_wasm() {
  # Exactly the features that the compiler used; wasm-opt must not bring in others.
  node_modules/.bin/wasm-opt -O3 --strip-debug --strip-producers --strip-target-features \
    --enable-threads --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals \
    --enable-simd --enable-exception-handling --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-reference-types --enable-multivalue \
    "$1" -o "$2" ||
    fail "wasm-opt failed; its message is above."
}

# replace_if_changed NEW OLD: an unchanged file keeps its time, so that nothing after it is redone.
replace_if_changed() {
  if cmp -s "$1" "$2"; then rm "$1"; else mv "$1" "$2"; fi
}
