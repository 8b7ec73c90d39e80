# shellcheck shell=bash
# Finds the compiler and the other tools, and installs those that are missing.

# The only place that says which compiler. Compiling std with atomics takes unstable options, and another
# version may need others: change this together with tools/build.sh.
rust_version=1.96.0

# Outside the project, so that it survives `clean` and serves every clone.
tool_cache=${XDG_CACHE_HOME:-$HOME/.cache}/concurrency-playground

# ---- Rust ---------------------------------------------------------------------------------

# Puts a compiler of the right version, with its sources, first in PATH: rustup's, else Debian's, else
# whichever of the two can be installed.
use_rust() {
  # These would put results where the scripts do not look, or compile with other options.
  unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_BUILD_TARGET CARGO_ENCODED_RUSTFLAGS \
    RUSTFLAGS RUSTC RUSTC_WRAPPER RUSTUP_TOOLCHAIN
  # If PATH lacks this folder, cargo looks there first, and finds another version's clippy.
  PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
  use_rustup || use_debian_rust ||
    { install_with_rustup && use_rustup; } ||
    { install_debian_rust && use_debian_rust; } ||
    fail "Rust $rust_version with its sources is missing, and neither rustup nor apt-get could install it; please run 'rustup toolchain install $rust_version -c rust-src -c rustfmt -c clippy'."
}

# Complete means the right version, with std's sources and the linters.
is_complete_rust() {
  local bin=$1 program
  for program in cargo rustc rustdoc cargo-fmt rustfmt cargo-clippy clippy-driver; do
    [ -x "$bin/$program" ] || return 1
  done
  case $("$bin/rustc" --version) in
    "rustc $rust_version "*) ;;
    *) return 1 ;;
  esac
  [ -f "$("$bin/rustc" --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]
}

use_rustup() {
  local rustc bin
  has rustup || return 1
  rustc=$(rustup which --toolchain "$rust_version" rustc 2>/dev/null) || return 1
  bin=$(dirname "$rustc")
  is_complete_rust "$bin" || return 1
  # The toolchain's own folder: rustup's proxies would heed a toolchain file or RUSTUP_TOOLCHAIN.
  PATH=$bin:$PATH
  say "Using rustup's Rust $rust_version."
}

install_with_rustup() {
  has rustup || return 1
  say "Installing Rust $rust_version with rustup ..."
  # Without a limit, a machine that cannot reach rustup's server would wait very long.
  timeout 900 rustup toolchain install "$rust_version" --profile minimal \
    -c rust-src -c rustfmt -c clippy --no-self-update >/dev/null 2>&1 && return
  say "... rustup could not fetch it."
  return 1
}

use_debian_rust() {
  is_complete_rust /usr/bin && has wasm-ld-22 || return 1
  # /usr/bin holds more than Rust and must not come first in PATH, so links in a folder do.
  local bin=$tool_cache/debian-rust program
  mkdir -p "$bin"
  for program in cargo rustc rustdoc cargo-fmt rustfmt cargo-clippy clippy-driver; do
    ln -sf "/usr/bin/$program" "$bin/$program"
  done
  PATH=$bin:$PATH
  say "Using Debian's Rust $rust_version."
}

install_debian_rust() {
  local at="=$rust_version*"
  # lld-22 is the linker for wasm, from the LLVM version that this compiler is built on.
  apt_install "rustc-web$at" "cargo-web$at" "rust-web-src$at" "rust-web-llvm$at" \
    "rustfmt-web$at" "rust-web-clippy$at" lld-22
}

# ---- wasm-bindgen -------------------------------------------------------------------------

# Puts the wasm-bindgen program in PATH. It refuses to work unless its version equals the crate's.
use_wasm_bindgen() {
  local version root log
  [ -f Cargo.lock ] || cargo generate-lockfile --quiet
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print }' Cargo.lock)
  [ -n "$version" ] || fail "Cargo.lock does not name wasm-bindgen, which Cargo.toml must depend on."
  root=$tool_cache/wasm-bindgen-$version
  PATH=$root/bin:$PATH
  [ ! -x "$root/bin/wasm-bindgen" ] || return 0
  say "Installing wasm-bindgen-cli $version (two to four minutes, once) ..."
  mkdir -p "$tool_cache"
  log=$tool_cache/wasm-bindgen.log
  # Its own lock file may name a crate that has been yanked; then it is installed without.
  cargo install wasm-bindgen-cli --version "$version" --root "$root" --locked >"$log" 2>&1 ||
    cargo install wasm-bindgen-cli --version "$version" --root "$root" >>"$log" 2>&1 ||
    { tail -n 15 "$log" >&2; fail "wasm-bindgen-cli $version did not install; cargo's message is above."; }
}

# ---- Node and its packages ----------------------------------------------------------------

is_node_new_enough() { has node && [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ]; }

use_node() {
  is_node_new_enough || apt_install nodejs || true
  is_node_new_enough || fail "This needs Node.js 20 or newer; please install it."
  has npm || apt_install npm || fail "This needs npm, which comes with Node.js; please install it."
}

# Installs the npm packages of the lock file, unless exactly these are installed.
use_npm_packages() {
  use_node
  local installed=node_modules/.installed-lock.json
  ! cmp -s package-lock.json "$installed" || return 0
  say "Installing npm packages ..."
  # No scripts: none of the packages needs any, and a script that does not run cannot do harm.
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    fail "npm could not install the packages of package-lock.json; its message is above."
  cp package-lock.json "$installed"
}

# ---- Documentation tools ------------------------------------------------------------------

# The tools that build tests/docs/: Python's in PATH, npm's in the folder that DOCS_PACKAGES names.
use_docs_tools() {
  use_docs_python
  use_docs_npm
}

use_docs_python() {
  local wanted=tests/docs/requirements.txt root
  root=$tool_cache/docs-python
  PATH=$root/bin:$PATH
  ! cmp -s "$wanted" "$root/installed.txt" || return 0
  need python3 python3
  say "Installing Sphinx, MkDocs and mdBook (half a minute, once) ..."
  rm -rf "$root"
  mkdir -p "$tool_cache"
  python3 -m venv "$root" || { apt_install python3-venv && python3 -m venv "$root"; } ||
    fail "Python could not make a virtual environment; please install Debian's python3-venv."
  "$root/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" >&2 ||
    fail "pip could not install the tools of $wanted; its message is above."
  cp "$wanted" "$root/installed.txt"
}

use_docs_npm() {
  local root=$tool_cache/docs-npm
  export DOCS_PACKAGES=$root/node_modules
  ! cmp -s tests/docs/package-lock.json "$root/installed.json" || return 0
  say "Installing docsify and VitePress (half a minute, once) ..."
  rm -rf "$root"
  mkdir -p "$root"
  cp tests/docs/package.json tests/docs/package-lock.json .npmrc "$root"
  # No scripts here either. Not `npm ci`, which insists on optional packages for other systems, though a
  # registry need not have them.
  npm install --prefix "$root" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    fail "npm could not install the packages of tests/docs/package-lock.json; its message is above."
  cp tests/docs/package-lock.json "$root/installed.json"
}
