# shellcheck shell=bash
# For all scripts: messages, stopping with one sentence, installing from Debian.

say() { printf '%s\n' "$*" >&2; }

# Stops with one sentence that says what to do.
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

usage_error() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 2
}

has() { command -v "$1" >/dev/null 2>&1; }

can_apt() { has apt-get && { [ "$(id -u)" -eq 0 ] || has sudo; }; }

# apt_install PACKAGE...: fails where apt-get is missing, may not be called, or fails itself.
apt_install() {
  can_apt || return 1
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  say "Installing Debian's $* ..."
  # An old package list names files that are gone by now, so it is renewed once.
  if [ -z "${apt_updated-}" ]; then
    apt_log "${as_root[@]}" apt-get update || return 1
    apt_updated=yes
  fi
  apt_log "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@"
}

# Runs a command quietly; if it fails, shows the end of its output.
apt_log() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# need COMMAND PACKAGE: installs Debian's PACKAGE where COMMAND is missing.
need() {
  has "$1" || apt_install "$2" || true
  has "$1" ||
    fail "This needs the program '$1', which could not be installed; please install it (Debian's package is $2)."
}
