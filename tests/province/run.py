"""Checks a province: `python -m tests.province.run [--count N] [--seed S] [--corpus FOLDER]`.

One worker checks it undisturbed, then two while they are killed at random. Both reports must be
the same bytes, with a verdict for every file and everything that was planted.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from tests.planted.examining import answer
from tests.province.killing import Ended, run
from tests.province.making import Made, make

_LINE = 300
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


def main(arguments: Sequence[str]) -> int:
    """Make a province, check it twice, and say what went wrong; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--kill-every", type=float, default=5.0, help="seconds")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "provinsi")
        folder.mkdir()
        made = make(folder, asked.count, asked.seed)
        made += corpus(asked.corpus, folder)
        faults = check(made, folder, asked.kill_every)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return int(bool(faults))


def corpus(source: Path | None, folder: Path) -> list[Made]:
    """Copy workbooks that are real into the province."""
    if source is None:
        return []
    (folder / "korpus").mkdir()
    found = sorted(path for path in source.iterdir() if path.suffix.lower() in SUFFIXES)
    for path in found:
        shutil.copy(path, folder / "korpus" / path.name)
    return [Made(f"korpus/{path.name}", None) for path in found]


def check(made: Sequence[Made], folder: Path, every: float) -> list[str]:
    """Check a province undisturbed and disturbed; say what is wrong."""
    state = {"XDG_STATE_HOME": str(folder.parent / "state"), "HOME": str(folder.parent)}
    one = run(folder, "--jobs", "1", environment=state)
    two = run(folder, "--jobs", "2", environment=state, every=every)
    _say("one worker, undisturbed", one, len(made))
    _say(f"two workers, {two.kills} killed", two, len(made))
    faults = [f"exit code {each.code}: {each.said}" for each in (one, two) if each.code != 1]
    lines = [each.report.decode("utf-8").splitlines() for each in (one, two)]
    differing = [(a, b) for a, b in zip_longest(*lines, fillvalue="") if a != b]
    faults += [f"differs: {_shortly(a)}\n    from {_shortly(b)}" for a, b in differing]
    told = [answer(line) for line in lines[0]]
    print("  ".join(f"{kind}: {count}" for kind, count in _kinds(told).most_common()))
    names = [each["workbook"] for each in told]
    if names != sorted(f"{folder.name}/{each.name}" for each in made):
        faults.append(f"{len(names)} verdicts for {len(made)} files")
    by_name = dict(zip(names, told, strict=True))
    for each in made:
        faults += each.faults(by_name[f"{folder.name}/{each.name}"])
    return faults


def _shortly(line: str) -> str:
    return line if len(line) < _LINE else f"{line[:_LINE]}… ({len(line):,} characters)"


def _say(what: str, ended: Ended, count: int) -> None:
    rate = count / ended.seconds
    print(f"{what}: {count:,} workbooks in {ended.seconds:.1f} s, {rate:.1f} a second")


def _kinds(told: Sequence[dict[str, object]]) -> Counter[str]:
    return Counter(each["error"]["kind"] if each["error"] else str(each["status"]) for each in told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
