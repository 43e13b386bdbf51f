"""Lists folders and reads files at addresses; whatever goes wrong there has its sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, TypeGuard, TypeVar

from kkg_xl.hosts.remote.addresses import Address, opened
from kkg_xl.usecases.unfound import FOLDER_CLOSED, UNREACHABLE
from kkg_xl.usecases.unreadable import (
    FILE_TOO_LARGE,
    FOLDER,
    MISSING,
    NO_PERMISSION,
    NOT_A_FILE,
    Cause,
    UnreadableWorkbookError,
)

_ATTEMPTS: Final = 3
_SECONDS_BETWEEN: Final = 0.5

_T = TypeVar("_T")


class Entry(NamedTuple):
    """What a folder holds."""

    name: str
    """Its own, without those of the folders above."""
    address: Address
    kind: str
    """`file`, `directory`, or what else a file system has: `link`, `other`."""


def is_folder(address: Address) -> bool:
    """Tell whether there is a folder; raises `UnreadableWorkbookError` where nobody can say."""
    return bool(_asked(lambda: opened(address.base).isdir(address.path), FOLDER_CLOSED))


def entries(folder: Address) -> Iterator[Entry]:
    """List what stands in a folder, not below; raises `UnreadableWorkbookError`.

    What a server lists that does not stand there is passed over: a page of links may lead anywhere.
    """
    listed: list[dict[str, Any]] = _asked(
        lambda: opened(folder.base).ls(folder.path, detail=True), FOLDER_CLOSED
    )
    above = folder.path.rstrip("/") + "/"
    for each in listed:
        path = str(each["name"]).rstrip("/")
        name = path.removeprefix(above)
        if name and "/" not in name and name != path:
            kind = "link" if each.get("islink") else str(each["type"])
            yield Entry(name, Address(folder.base, path), kind)


def fetched(address: Address, limit: int) -> bytes:
    """Read a file whole; raises `UnreadableWorkbookError`, also for more than `limit` bytes."""

    def read() -> bytes:
        with opened(address.base).open(address.path, "rb") as file:
            return bytes(file.read(limit + 1))

    data = _asked(read, NO_PERMISSION)
    if len(data) > limit:
        raise UnreadableWorkbookError(FILE_TOO_LARGE, limit=f"{limit >> 20} MiB")
    return data


def _asked(question: Callable[[], _T], forbidden: Cause) -> _T:
    """Ask a file system, again where the way there may have failed."""
    attempt = 1
    while True:
        try:
            return question()
        except (FileNotFoundError, NotADirectoryError) as error:
            if not _is_of_the_way(error.__cause__):
                raise UnreadableWorkbookError(MISSING) from error
            _give_up_after(attempt, error.__cause__)
        except IsADirectoryError as error:
            raise UnreadableWorkbookError(NOT_A_FILE, what=FOLDER) from error
        except PermissionError as error:
            raise UnreadableWorkbookError(forbidden) from error
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 -- libraries have their own, with secrets in them
            _give_up_after(attempt, error)
        time.sleep(_SECONDS_BETWEEN * attempt)
        attempt += 1


def _is_of_the_way(cause: BaseException | None) -> TypeGuard[OSError]:
    """Tell whether the way there failed; fsspec says of that too that there is no file."""
    return isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError)


def _give_up_after(attempt: int, error: Exception) -> None:
    if attempt == _ATTEMPTS:
        raise UnreadableWorkbookError(UNREACHABLE, what=type(error).__name__) from error
