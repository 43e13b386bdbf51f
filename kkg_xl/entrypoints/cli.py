"""`kkg-xl`: what was asked, who answers, and with which exit code.

Results go to standard output, everything else to standard error, and a traceback to neither.
A command is imported only when it is asked for: `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import kkg_xl
from kkg_xl.domain.text import Language, Text, say
from kkg_xl.entrypoints import console
from kkg_xl.entrypoints.addin.arguments import parse_addin
from kkg_xl.entrypoints.arguments import language_of, parse_check, parse_verb
from kkg_xl.entrypoints.attendance_arguments import attendance_parser
from kkg_xl.entrypoints.budget_arguments import budget_parser
from kkg_xl.entrypoints.new_arguments import parse_new
from kkg_xl.entrypoints.one_book import parse_table
from kkg_xl.entrypoints.parser import USAGE_ERROR
from kkg_xl.entrypoints.realisation_arguments import realisation_parser
from kkg_xl.entrypoints.recalculate_arguments import parse_recalculate
from kkg_xl.entrypoints.undo_arguments import parse_undo

_INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""
_PIPE_CLOSED = 141
"""128 + SIGPIPE, as shells have it."""

INTERRUPTED = Text(id="dihentikan", en="interrupted")
FAILED = Text(
    id="program gagal ({name}); mohon dilaporkan kepada pembuatnya",
    en="the program failed ({name}); please report it to its makers",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code: 0, 1 or 2 as the contract says."""
    said = sys.argv[1:] if argv is None else list(argv)
    language = language_of(said)
    console.prepare_streams()
    try:
        return _run(said, language)
    except BrokenPipeError:
        _forget_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        console.remark(say(INTERRUPTED), language)
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- a traceback is never shown
        console.remark(say(FAILED, name=type(error).__name__), language)
        return USAGE_ERROR


def _run(said: Sequence[str], language: Language) -> int:
    verb, rest = parse_verb(said, language)
    if not verb:
        sys.stdout.write(f"kkg-xl {kkg_xl.__version__}\n")
        return 0
    return _ANSWERS[verb](rest, language)


# What answers is imported only after the call was understood: `--help` must not wait for it.


def _check(rest: Sequence[str], language: Language) -> int:
    options = parse_check(rest, language)
    from kkg_xl.entrypoints import checking  # noqa: PLC0415

    return checking.run(options)


def _new(rest: Sequence[str], language: Language) -> int:
    options = parse_new(rest, language)
    from kkg_xl.entrypoints import creating  # noqa: PLC0415

    return creating.run(options)


def _budget(rest: Sequence[str], language: Language) -> int:
    options = parse_table(budget_parser(language), rest)
    from kkg_xl.entrypoints.acting import run_for_table  # noqa: PLC0415
    from kkg_xl.usecases.budget import budget_workbook  # noqa: PLC0415

    return run_for_table(options, budget_workbook)


def _realisation(rest: Sequence[str], language: Language) -> int:
    options = parse_table(realisation_parser(language), rest)
    from kkg_xl.entrypoints.acting import run_for_table  # noqa: PLC0415
    from kkg_xl.usecases.realisation import realisation_workbook  # noqa: PLC0415

    return run_for_table(options, realisation_workbook)


def _attendance(rest: Sequence[str], language: Language) -> int:
    options = parse_table(attendance_parser(language), rest)
    from kkg_xl.entrypoints.acting import run_for_table  # noqa: PLC0415
    from kkg_xl.usecases.attendance import attendance_workbook  # noqa: PLC0415

    return run_for_table(options, attendance_workbook)


def _recalculate(rest: Sequence[str], language: Language) -> int:
    options = parse_recalculate(rest, language)
    from kkg_xl.entrypoints import recalculating  # noqa: PLC0415

    return recalculating.run(options)


def _undo(rest: Sequence[str], language: Language) -> int:
    options = parse_undo(rest, language)
    from kkg_xl.entrypoints import undoing  # noqa: PLC0415

    return undoing.run(options)


def _addin(rest: Sequence[str], language: Language) -> int:
    options = parse_addin(rest, language)
    from kkg_xl.entrypoints.addin import command  # noqa: PLC0415

    return command.run(options)


_ANSWERS = {
    "addin": _addin,
    "attendance": _attendance,
    "check": _check,
    "budget": _budget,
    "new": _new,
    "realisation": _realisation,
    "recalculate": _recalculate,
    "undo": _undo,
}


def _forget_output() -> None:
    """Keep the interpreter from writing once more to a pipe that nobody reads."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
