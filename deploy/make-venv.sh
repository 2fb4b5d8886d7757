#!/bin/sh
# Makes .venv with the given Python. Debian keeps venv in a package of its own: root gets it, others are told.
set -eu
python=${1:-python3}
if ! "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))'; then
  echo "elearn needs Python 3.11 or newer; $python is $("$python" -V 2>&1). With another one: make PYTHON=python3.12 ..." >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q && apt-get install -qy --no-install-recommends python3-venv
  else
    echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
"$python" -m venv .venv
