"""Measure `attendance` beside pandas: `python -m benchmarks.attending`.

A long list (person, session, mark) becomes a matrix, with counts, JP and percentages, by the domain
and by the pivot of pandas that colleagues would write. Both must come to the same.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from kkg_xl.domain.attending import Attendance, Attendee, Marked, Person, Session
from kkg_xl.domain.crediting import Basis, counted, credited
from kkg_xl.domain.figures import Place
from kkg_xl.domain.presence import Presence, presence_of

PEOPLE: Final = (2500, 5000, 10_000)
SESSIONS: Final = 200
ROUNDS: Final = 3
_HOURS: Final = 4
_AT: Final = Place("Kehadiran", "A1")
Row = tuple[str, str, str]


def main() -> None:
    """Measure and print."""
    taken = []
    for people in PEOPLE:
        rows = _long_list(people)
        ours, theirs = _timed(partial(_ours, rows)), _timed(partial(_pandas, rows))
        taken.append(ours[0])
        same = "the same" if ours[1] == theirs[1] else "NOT THE SAME"
        print(
            f"{people:6} people × {SESSIONS} sessions: kkg_xl {ours[0]:5.2f} s, "
            f"pandas {theirs[0]:5.2f} s, {same}"
        )
    growth = taken[-1] / taken[0] / (PEOPLE[-1] / PEOPLE[0])
    print(f"growth beyond linear, from {PEOPLE[0]} to {PEOPLE[-1]} people: {growth:.2f}")


def _long_list(people: int) -> list[Row]:
    chance = random.Random(people)  # noqa: S311 -- the same list on every run
    return [
        (f"Peserta {person:05}", f"P{session:03}", chance.choice("HHHHHHHHSIA"))
        for person in range(people)
        for session in range(SESSIONS)
    ]


def _ours(rows: list[Row]) -> tuple[int, int]:
    sessions = {label: nth for nth, label in enumerate(dict.fromkeys(row[1] for row in rows))}
    marks: dict[str, list[Marked]] = {}
    blank = Marked(_AT, "", Presence.BLANK)
    known = {text: Marked(_AT, text, presence_of(text)) for text in {row[2] for row in rows}}
    for name, label, text in rows:
        row = marks.setdefault(name, [blank] * len(sessions))
        row[sessions[label]] = known[text]
    attendance = Attendance(
        "Kehadiran",
        "",
        "A1:C2",
        tuple(Session(_AT, label, hours=Decimal(_HOURS)) for label in sessions),
        tuple(Attendee(Person(_AT, name), tuple(row)) for name, row in marks.items()),
        {},
    )
    credit = credited(attendance, Basis.HOURS)
    columns = counted(attendance)
    hours = sum((each.hours for each in credit), Decimal(0))
    return sum(column[Presence.PRESENT] for column in columns), int(hours)


def _pandas(rows: list[Row]) -> tuple[int, int]:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=["name", "session", "mark"])
    matrix = frame.pivot_table(index="name", columns="session", values="mark", aggfunc="first")
    present = matrix == "H"
    by_person, by_session = present.sum(axis=1), present.sum(axis=0)
    return int(by_session.sum()), int((by_person * _HOURS).sum())


def _timed(work: Callable[[], tuple[int, int]]) -> tuple[float, tuple[int, int]]:
    taken = []
    result = (0, 0)
    for _ in range(ROUNDS):
        begun = time.process_time()
        result = work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken), result


if __name__ == "__main__":
    main()
