"""What a run on a cluster does about answers that a real cluster gives only on a bad day."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kkg_xl.domain.text import say
from kkg_xl.entrypoints.batch import cluster, cluster_link, on_worker
from kkg_xl.entrypoints.batch.answer import to_line
from kkg_xl.entrypoints.batch.cluster import Cluster
from kkg_xl.entrypoints.batch.examining import Examined, Manner
from kkg_xl.entrypoints.batch.faults import RunFailedError
from kkg_xl.entrypoints.batch.limits import Limits
from kkg_xl.entrypoints.batch.pool import Kept
from kkg_xl.entrypoints.search import Target
from kkg_xl.reports.checked import Checked, Failure
from kkg_xl.usecases.unreadable import MISSING


class KilledWorker(Exception):  # noqa: N818 -- Dask calls it so
    """What Dask raises when it gives up a task over which it lost workers."""


class FakeFuture:
    def __init__(self, said):
        self.said, self.status = said, "finished" if isinstance(said, str) else "error"
        if said is None:
            self.status = "cancelled"

    def result(self):
        return self.said

    def exception(self):
        return self.said

    def add_done_callback(self, call):
        call(self)


class FakeClient:
    """Answers with what a function makes of the targets that it is asked about."""

    def __init__(self, answer):
        self.answer, self.asked, self.keys = answer, [], []

    def submit(self, _call, asked, *, key, **_):
        asked = json.loads(asked)
        self.keys.append(key)
        self.asked.append([target["name"] for target in asked["targets"]])
        return FakeFuture(self.answer(asked))

    def nthreads(self):
        return {"worker": 1}

    def close(self):
        self.closed = True


def lines(asked):
    return json.dumps([to_line(Examined(Checked(each["name"]))) for each in asked["targets"]])


@pytest.fixture
def run(monkeypatch):
    """Run names on a cluster that answers with a function; give what came of each."""

    def made(answer, *names, known=None):
        client = FakeClient(answer)
        monkeypatch.setattr(cluster, "connected", lambda _address: client)
        targets = [(place, Target(name, Path(name))) for place, name in enumerate(names)]
        done = sorted(Cluster("tcp://there:1", Manner(), Limits()).run(targets, known))
        assert [place for place, _ in targets] == [each.place for each in done]
        assert client.closed
        return client, [each.outcome for each in done]

    return made


def refusal(run, answer, *names):
    with pytest.raises(RunFailedError) as error:
        run(answer, *names)
    return error.value.message.told("en")


def test_the_cluster_is_shown_no_names(run):
    client, _ = run(lines, "rahasia.xlsx")

    assert not any("rahasia" in key for key in client.keys)


def test_a_workbook_over_which_workers_are_lost_again_and_again_costs_only_itself(run):
    def answer(asked):
        names = [each["name"] for each in asked["targets"]]
        return KilledWorker() if "bom" in names else lines(asked)

    client, outcomes = run(answer, "a", "bom", "c")

    assert "crashed" == outcomes[1].kind
    assert ["a", "c"] == [each.examined.checked.name for each in outcomes[::2]]
    assert cluster.LOSSES == client.asked.count(["bom"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, "the cluster at tcp://there:1 is gone; go on with the same command and --resume"),
        (
            ModuleNotFoundError("kkg_xl"),
            "kkg_xl is not installed where the workers of the cluster are (ModuleNotFoundError); install the same version there",
        ),
        (
            RuntimeError(),
            "a worker of the cluster answered with something that is not understood (RuntimeError)",
        ),
        (
            json.dumps({on_worker.FAILED: "KeyError"}),
            "a worker of the cluster answered with something that is not understood (KeyError)",
        ),
        (
            json.dumps({on_worker.NO_PROCESS: ""}),
            "a worker of the cluster can start no process that checks",
        ),
        (
            json.dumps(["no\tline"]),
            "a worker of the cluster answered with something that is not understood (JSONDecodeError)",
        ),
        (
            json.dumps([None]),
            "a worker of the cluster answered with something that is not understood (null)",
        ),
    ],
)
def test_what_ends_a_run_is_said_in_a_sentence(run, answer, expected):
    assert expected == refusal(run, lambda _asked: answer, "a")


def test_a_folder_that_the_workers_do_not_see_is_said_before_all_is_missing(run, tmp_path):
    missing = Failure(MISSING.kind, say(MISSING.text))

    def answer(asked):
        checked = [Checked(each["name"], failure=missing) for each in asked["targets"]]
        return json.dumps([to_line(Examined(each)) for each in checked])

    (tmp_path / "a.xlsx").touch()
    name = str(tmp_path / "a.xlsx")

    _, outcomes = run(answer, str(tmp_path / "b.xlsx"))

    assert "missing" == outcomes[0].examined.checked.failure.kind
    assert f"the workers of the cluster do not see {name}; use a folder" in refusal(
        run, answer, name
    )


def test_what_an_earlier_run_has_left_is_asked_for_no_more(run):
    def answer(asked):
        if asked["digests"]:
            return json.dumps([f"digest of {each['name']}" for each in asked["targets"]])
        return lines(asked)

    kept = Kept(7, Checked("b"))

    client, outcomes = run(
        answer, "a", "b", "c", known=lambda _, digest: kept if digest == "digest of b" else None
    )

    assert [["a", "b", "c"], ["a", "c"]] == client.asked
    assert kept == outcomes[1]


def test_a_cluster_whose_workers_are_gone_for_a_minute_is_given_up(monkeypatch):
    client, clock = FakeClient(lines), iter([1, 2, 63])
    monkeypatch.setattr(cluster_link.time, "monotonic", lambda: next(clock))
    threads = cluster_link.Threads(client, "tcp://there:1")

    assert 1 == threads.count()
    client.nthreads = dict
    assert 0 == threads.count()
    with pytest.raises(RunFailedError, match="had no workers for 60 seconds"):
        threads.count()


def test_a_scheduler_that_answers_no_more_is_said(monkeypatch):
    client = FakeClient(lines)
    client.nthreads = lambda: {}["gone"]

    with pytest.raises(RunFailedError, match="the cluster at tcp://there:1 is gone"):
        cluster_link.Threads(client, "tcp://there:1").count()


def test_a_worker_raises_nothing_since_what_fails_is_logged_with_what_was_asked(monkeypatch):
    setting = on_worker.Setting(on_worker.program_name(), Manner(), Limits())
    question = on_worker.question("x", setting, [], digests=False)

    assert [] == json.loads(on_worker.answers(question))
    assert {on_worker.FAILED: "JSONDecodeError"} == json.loads(on_worker.answers("{"))
    monkeypatch.setattr(on_worker, "command", lambda: (sys.executable, "-c", "0"))
    question = on_worker.question("x", setting, [Target("a", Path("a"))], digests=False)
    assert {on_worker.NO_PROCESS: ""} == json.loads(on_worker.answers(question))


def test_without_the_extra_or_an_answer_one_sentence_says_so(folder, call, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "distributed", None)

        said = call("check", "kkg", "--cluster", "tcp://127.0.0.1:1", "--lang", "en")

    expected = "kkg-xl: --cluster needs some more packages: pip install 'kkg-xl[cluster]'\n"
    assert (2, "", expected) == said
    pytest.importorskip("distributed", reason="the extra kkg-xl[cluster] is not installed")
    monkeypatch.setattr(cluster_link, "SECONDS_TO_ANSWER", 0.5)

    said = call("check", "kkg", "--cluster", "tcp://127.0.0.1:1", "--lang", "en")

    assert (2, "") == said[:2]
    assert said.err.startswith("kkg-xl: the cluster at tcp://127.0.0.1:1 does not answer")


@pytest.mark.parametrize("option", [("--annotate", "salinan"), ("--jobs", "2")])
def test_what_is_for_this_computer_does_not_go_with_a_cluster(option, call):
    said = call("check", "kkg", *option, "--cluster", "tcp://127.0.0.1:1", "--lang", "en")

    assert 2 == said.code
    assert f"{option[0]} is for this computer, not with --cluster" in said.err
