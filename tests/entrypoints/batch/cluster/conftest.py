"""A real scheduler with two real workers, and workbooks at an address that they read from."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.shelf import put_up


class Running(NamedTuple):
    """A cluster that a test may use, and harm."""

    address: str
    workers: list[subprocess.Popen]
    shelf: Path


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Start a scheduler and two workers of one thread each; end them after the tests."""
    pytest.importorskip("distributed", reason="the extra kkg-xl[cluster] is not installed")
    top = tmp_path_factory.mktemp("cluster")
    with pytest.MonkeyPatch.context() as patched:
        shelf = put_up(top / "shelf", patched)
        contact = top / "scheduler.json"
        scheduler = _start(top, "scheduler", "--port", "0", "--scheduler-file", contact)
        options = ("--nthreads", "1", "--no-nanny", "--scheduler-file", contact)
        workers = [_start(top / str(n), "worker", *options) for n in range(2)]
        try:
            yield Running(_address(contact, scheduler), workers, shelf)
        finally:
            for process in (*workers, scheduler):
                process.kill()
                process.wait()


def _start(folder, what, *options):
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard"]
    return subprocess.Popen(
        [*command, "--host", "127.0.0.1", *map(str, options)],
        cwd=folder,
        env={**os.environ, "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1m"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _address(contact, scheduler):
    import json

    until = time.monotonic() + 60
    while not contact.exists() or not contact.read_text():
        assert scheduler.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    return json.loads(contact.read_text())["address"]
