#!/usr/bin/env bash
# Makes .venv and puts everything in it that a make target needs; does nothing when all is in place.
#   setup.sh run    what the program needs        setup.sh dev    the tools for tests and bundles too
set -euo pipefail
cd "$(dirname "$0")/.."
want=${1:-run}
stamp=".venv/.ready-$want"
files=(pyproject.toml .ci/constraints.txt .ci/setup.sh)

ready() {
    [ -e "$1" ] || return 1
    for file in "${files[@]}"; do [ "$file" -nt "$1" ] && return 1; done
    return 0
}
if ready "$stamp" || { [ "$want" = run ] && ready .venv/.ready-dev; }; then exit 0; fi

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
# Installs Debian packages where that is allowed; else prints the command for somebody who may.
install_packages() {
    if may_install; then
        as_root apt-get update -qq || true
        DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    elif command -v apt-get >/dev/null; then
        echo "Some system packages are missing. Install them with:" >&2
        echo "    sudo apt-get install $*" >&2
        return 1
    fi
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
python=""
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && new_enough "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    install_packages python3 python3-venv || true
    if command -v python3 >/dev/null && new_enough python3; then python=python3; fi
fi
if [ -z "$python" ]; then
    echo "StudyApp needs Python 3.11 or newer. Install it, then try again." >&2
    exit 1
fi
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv 2>/dev/null || { install_packages python3-venv && rm -rf .venv && "$python" -m venv .venv; }
fi

extra=""
[ "$want" = dev ] && extra="[dev]"
echo "Installing what StudyApp needs into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e ".$extra"

if [ "$(uname -s)" = Linux ]; then
    mapfile -t missing < <(.venv/bin/python .ci/missing_packages.py)
    if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}" || true; fi
fi
env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m compileall -q studyapp .venv/lib/python*/site-packages >/dev/null || true
touch "$stamp"
