#!/bin/sh
# The tests need a real Chromium: one that is there, else Debian's (as root), else Playwright's own.
set -eu
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium-headless-shell fonts-dejavu-core
  exit 0
fi
.venv/bin/python -m playwright install chromium
