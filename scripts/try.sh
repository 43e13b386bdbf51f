#!/bin/sh
# Installs kkg_xl into .venv and checks the samples. The samples are wrong on purpose: that
# kkg-xl finds errors in them (and says so with exit code 1) is what success looks like.
set -eu
cd "$(dirname "$0")/.."
. scripts/environment.sh

echo "Installing into .venv ..." >&2
install --editable .

echo "kkg-xl check workbooks/samples $*" >&2
code=0
.venv/bin/kkg-xl check workbooks/samples "$@" || code=$?
if [ "$code" -gt 1 ]; then
    echo "kkg-xl could not do its work (exit code $code)." >&2
    exit "$code"
fi
echo "Done. Now your own: .venv/bin/kkg-xl check FOLDER" >&2
