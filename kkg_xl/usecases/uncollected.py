"""Work on one workbook, in which Python does not look for circles of objects.

Reading and understanding make many small values and hardly a circle of them: looking for circles
again and again while they grow more costs a long table more than its check.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Put the search off until some work is done.

    Nor does it follow right afterwards: to freeze and unfreeze counts all that was made as old.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
