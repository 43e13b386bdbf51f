"""The same command on the workers of a real cluster: the same report, whatever becomes of them."""

from __future__ import annotations

import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from kkg_xl.entrypoints.batch import cluster as client_side
from kkg_xl.entrypoints.batch import on_worker
from kkg_xl.entrypoints.batch.cluster import Cluster
from kkg_xl.entrypoints.batch.examining import Manner
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.search import search


@pytest.fixture(autouse=True)
def _own_state(tmp_path, monkeypatch):
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))


@pytest.fixture
def many(cluster, folder, monkeypatch):
    """Put two dozen workbooks, some of which cannot be read, at `shelf://kiriman`."""
    monkeypatch.setenv("KKG_XL_SHELF", str(cluster.shelf))
    bucket = cluster.shelf / "kiriman"
    shutil.rmtree(bucket, ignore_errors=True)
    bucket.mkdir()
    for number in range(22):
        shutil.copy(folder / ("salah.xlsx", "benar.xlsx")[number % 2], bucket / f"{number}.xlsx")
    (bucket / "kosong.xlsx").touch()
    (bucket / "palsu.xls").write_text("<html><table></table></html>")
    return bucket


def children(process):
    listed = Path(f"/proc/{process.pid}/task")
    if not listed.exists():
        pytest.skip("this system does not list the children of a process")
    return [each for task in listed.iterdir() for each in (task / "children").read_text().split()]


def wait_until(true):
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.usefixtures("many")
def test_the_report_is_that_of_this_machine_also_when_going_on(cluster, call):
    said = ("check", "shelf://kiriman", "--format", "json")

    there = call(*said, "--cluster", cluster.address)
    again = call(*said, "--cluster", cluster.address, "--resume")

    here = call(*said, "--jobs", "2")
    assert here == there == again
    assert (1, 24) == (here.code, here.out.count("\n"))


def test_workbooks_in_a_folder_that_all_see_are_checked_by_their_paths(cluster, folder, call):
    said = ("check", "kkg", "--cluster", cluster.address)

    assert call("check", "kkg") == call(*said)


@pytest.mark.usefixtures("many")
def test_workers_with_another_program_are_refused(cluster, call, monkeypatch):
    theirs = on_worker.program_name()
    monkeypatch.setattr(on_worker, "program_name", lambda: "0.0 · ours")

    said = call("check", "shelf://kiriman", "--cluster", cluster.address, "--lang", "en")

    expected = (
        f"kkg-xl: the workers of the cluster have another kkg_xl ({theirs}) than this computer"
        " (0.0 · ours); install the same version, of Python and packages too\n"
    )
    assert (2, "", expected) == said


@pytest.mark.usefixtures("many")
def test_who_stops_leaves_nothing_running_on_the_cluster(cluster, monkeypatch):
    monkeypatch.setattr(client_side, "SMALLEST", 4)
    targets, _ = search(["shelf://kiriman"])
    done = Cluster(cluster.address, Manner(), Limits()).run([*enumerate(targets)])

    next(done)
    done.close()

    wait_until(lambda: not any(children(worker) for worker in cluster.workers))


@pytest.mark.usefixtures("many")
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(cluster, call, monkeypatch):
    monkeypatch.setattr(client_side, "SMALLEST", 8)
    victim = cluster.workers[0]

    def kill():
        wait_until(lambda: children(victim))
        victim.send_signal(signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    disturbed = call("check", "shelf://kiriman", "--cluster", cluster.address)
    thread.join()

    assert -signal.SIGKILL == victim.wait()
    assert call("check", "shelf://kiriman", "--jobs", "1") == disturbed
