"""What a click of the add-in starts: the buttons, and nothing that no button needs.

xlwings imports whatever of pandas, numpy, matplotlib, Pillow and polars is installed, which costs a
click more than all its work. They are kept out while it is imported; an action that needs one can
import it afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_HEAVY: Final = ("pandas", "numpy", "matplotlib", "PIL", "polars")


@contextmanager
def kept_out(names: tuple[str, ...] = _HEAVY) -> Iterator[None]:
    """Have imports of some packages fail for a while, as if they were not installed."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # `None` says so
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def main() -> int:
    """Answer the click and give the exit code."""
    with kept_out():
        from kkg_xl.entrypoints import ribbon  # noqa: PLC0415 -- it imports xlwings

    return ribbon.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
