#!/bin/sh
# Installs what the tests need into .venv (and LibreOffice, where that is allowed), and runs all.
set -eu
cd "$(dirname "$0")/.."
. scripts/environment.sh

apt() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive apt-get "$@"
    fi
}

if ! command -v soffice >/dev/null 2>&1; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "LibreOffice is missing and there is no apt-get: tests that need it are skipped." >&2
    elif [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
        echo "LibreOffice is missing and may not be installed without a password: tests that need" >&2
        echo "it are skipped. To run them: sudo apt-get install libreoffice-calc" >&2
    else
        echo "Installing LibreOffice Calc ..." >&2
        if ! { apt update -qq && apt install -y -qq --no-install-recommends libreoffice-calc; } >/dev/null; then
            echo "LibreOffice could not be installed: tests that need it are skipped." >&2
        fi
    fi
fi

echo "Installing into .venv ..." >&2
install --editable '.[dev]'
exec .venv/bin/python scripts/checks.py "$@"
