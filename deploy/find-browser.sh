#!/bin/sh
# The tests need a real Chromium: one that is there, else Debian's (as root), else Playwright's own. And a library
# that a small Debian lacks, for Playwright's driver. Tried at once: said here is better than by each test.
set -eu

driver_runs() {
  .venv/bin/python -m playwright --version >/dev/null 2>&1
}

browser_is_there() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && return 0
  done
  return 1
}

has_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

install() {
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

# One test makes up a network without a way out; a small Debian lacks the command for it.
command -v ip >/dev/null || { has_apt && install iproute2; } || true
driver_runs || { has_apt && install libatomic1; } || true
if ! driver_runs; then
  .venv/bin/python -m playwright --version || true # says which library it misses
  echo "Playwright's driver does not run; why stands above. On Debian or Ubuntu: sudo apt-get install libatomic1" >&2
  exit 1
fi
if ! browser_is_there && ! { has_apt && install chromium-headless-shell fonts-dejavu-core; }; then
  .venv/bin/python -m playwright install $(has_apt && echo --with-deps) chromium || true # tried below
fi
if ! .venv/bin/python -m tests.journeys.chromium; then
  echo "The browser does not start; why stands above. On Debian: sudo apt-get install chromium-headless-shell" >&2
  exit 1
fi
