# Makes the virtual environment .venv, with Python 3.11 or later and its own venv module only.
# Sourced by the other scripts from the root of the project.

usable() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ ! -x .venv/bin/python ] || ! usable .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && usable "$candidate"; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python 3.11 or later is needed, and there is none called python3 here." >&2
        exit 1
    fi
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "The module venv of $python does not work. On Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    fi
fi

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}
