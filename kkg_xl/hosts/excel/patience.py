"""The gate for every call to Excel: what it answers when it is busy, refuses or is gone.

Excel rejects calls while somebody edits a cell or a dialog is open; xlwings would then try again
for ever, without a pause. Here it is asked again, ever less often, for 30 seconds in all.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, ParamSpec, TypeVar

from kkg_xl.usecases.live_refusals import EXCEL_BUSY, EXCEL_FAILED, EXCEL_GONE, EXCEL_REFUSES
from kkg_xl.usecases.refusals import RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError

MOST_SECONDS: Final = 30.0
"""Of waiting, of one action; what Microsoft waits itself."""
_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 1.0

_BITS: Final = 0xFFFF_FFFF
_BUSY: Final = frozenset(
    {
        0x8001_0001,  # RPC_E_CALL_REJECTED
        0x8001_010A,  # RPC_E_SERVERCALL_RETRYLATER
        0x800A_C472,  # VBA_E_IGNORE: a cell is being edited
        -1712 & _BITS,  # errAETimeout, on a Mac
    }
)
_GONE: Final = frozenset(
    {
        0x8007_06BA,  # RPC_S_SERVER_UNAVAILABLE
        0x8007_06BE,  # RPC_S_CALL_FAILED
        0x8001_0108,  # RPC_E_DISCONNECTED
        0x8004_01FD,  # CO_E_OBJNOTCONNECTED
        -600 & _BITS,  # procNotFound, on a Mac
        -609 & _BITS,  # connectionInvalid, on a Mac
    }
)
_REFUSES: Final = frozenset(
    {
        0x800A_03EC,  # error 1004: protected, read-only, shared, …
        0x8007_0005,  # E_ACCESSDENIED
    }
)
_BUSY_NAME: Final = "ExcelBusyError"
"""What xlwings raises where pywin32 hides that Excel is busy."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Gate:
    """Lets calls through, one action long."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the clock and how to wait, in seconds."""
        self._clock, self._sleep = clock, sleep
        self._waited = 0.0

    def __call__(self, call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Make one call that may be repeated.

        Raises `RefusedError` for whatever Excel answers, once all patience of the action is used.
        """
        pause = _FIRST_PAUSE
        while True:
            try:
                return call(*args, **kwargs)
            except (RefusedError, UnreadableWorkbookError):
                raise
            except Exception as error:
                codes = frozenset(_codes(error))
                if not (codes & _BUSY or type(error).__name__ == _BUSY_NAME):
                    raise _refusal(error, codes) from error
                if self._waited >= MOST_SECONDS:
                    raise RefusedError(EXCEL_BUSY, seconds=int(MOST_SECONDS)) from error
            began = self._clock()
            self._sleep(pause)
            self._waited += max(pause, self._clock() - began)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def insist(self, call: Callable[[], object]) -> None:
        """Make a call that must not be left out, twice if need be; what it raises is passed over.

        For what is put back in the end: whatever becomes of it, the rest must be put back too.
        """
        for _ in range(2):
            with suppress(RefusedError):
                self(call)
                return


def ask_once_only() -> None:
    """Have xlwings hand every answer of Excel on, instead of asking again for ever."""
    if sys.platform == "win32":
        from xlwings import _xlwindows  # noqa: PLC0415 -- it is there on Windows alone

        _xlwindows.N_COM_ATTEMPTS = 1


def _codes(error: Exception) -> Iterator[int]:
    """Give the numbers by which Excel tells what is wrong, without sign."""
    inside = getattr(error, "excepinfo", None)
    told = (
        getattr(error, "hresult", None),
        inside[-1] if inside else None,
        getattr(error, "errornumber", None),
    )
    for number in told:
        if isinstance(number, int):
            yield number & _BITS


def _refusal(error: Exception, codes: frozenset[int]) -> RefusedError:
    what = ", ".join(f"0x{code:08X}" for code in sorted(codes)) or type(error).__name__
    if codes & _GONE:
        return RefusedError(EXCEL_GONE)
    if codes & _REFUSES:
        return RefusedError(EXCEL_REFUSES, what=what)
    return RefusedError(EXCEL_FAILED, what=what)
