"""Addresses such as `s3://kiriman/2026` or `sftp://lpmp@server/kiriman`, and how they are shown.

An address may hold a password. What is shown, written and kept never has it; only what opens the
file system does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kkg_xl.domain.text import Message, Text, say

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

NO_FSSPEC: Final = Text(
    id="untuk membaca {name} diperlukan paket tambahan: pip install 'kkg-xl[cluster]'",
    en="to read {name} some more packages are needed: pip install 'kkg-xl[cluster]'",
)
NO_PACKAGE: Final = Text(
    id="untuk membaca {protocol}:// diperlukan paket yang belum terpasang ({what})",
    en="to read {protocol}:// a package is needed that is not installed ({what})",
)
UNKNOWN: Final = Text(
    id="alamat {protocol}:// tidak dikenal", en="addresses with {protocol}:// are not known"
)
UNCLEAR: Final = Text(
    id="alamat {protocol}:// ini tidak dapat dipahami; kata sandi yang berisi / atau @ ditulis"
    " dengan %2F dan %40",
    en="this address with {protocol}:// cannot be understood; a password with / or @ is written"
    " with %2F and %40",
)
CHAINED: Final = Text(
    id="alamat berantai (::) tidak dibaca: {protocol}://",
    en="chained addresses (::) are not read: {protocol}://",
)

_ADDRESS: Final = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_LOCAL: Final = re.compile(r"(?:file|local)://", re.IGNORECASE)
_HAVE_USERS: Final = frozenset({"ftp", "ftps", "http", "https", "sftp", "smb", "ssh"})
_HAVE_QUERIES: Final = frozenset({"http", "https"})


class UnusableAddressError(Exception):
    """An address that nothing can be read from as it is; `message` tells people why."""

    def __init__(self, text: Text, **fields: str) -> None:
        """Take what is told."""
        self.message: Message = say(text, **fields)
        super().__init__(self.message.told("en"))


class Address(NamedTuple):
    """A place in a file system that is not this machine's own."""

    base: str
    """The address that was given: it says which file system, and may hold a password."""
    path: str
    """The place, as the file system itself calls it."""

    def __repr__(self) -> str:
        """Show it without its password, wherever it turns up."""
        return f"<{shown(self.base)}: {self.path}>"


def is_address(text: str) -> bool:
    r"""Tell whether something is an address and no path of this machine.

    A path is never taken for one: no path that was normalised has two slashes in it.

    >>> is_address("s3://kiriman/2026"), is_address("kiriman/2026"), is_address("C:\\kiriman")
    (True, False, False)
    """
    return _ADDRESS.match(text) is not None and _LOCAL.match(text) is None


def without_scheme(text: str) -> str:
    """Turn `file://…`, which is only another way to name a path, into that path.

    >>> without_scheme("file:///srv/kiriman/a%20b.xlsx"), without_scheme("kiriman")
    ('/srv/kiriman/a%20b.xlsx', 'kiriman')
    """
    return _LOCAL.sub("", text, count=1)


def shown(text: str) -> str:
    """Write an address as people and programs may see it: without password, query and end slash.

    >>> shown("sftp://lpmp:rahasia@server:22/kiriman/"), shown("https://lpmp.example/a.xlsx?key=x")
    ('sftp://lpmp@server:22/kiriman', 'https://lpmp.example/a.xlsx')
    """
    scheme, _, rest = text.partition("://")
    if scheme.lower() in _HAVE_QUERIES:
        rest = rest.partition("?")[0]
    if scheme.lower() in _HAVE_USERS:
        login, at, place = rest.rpartition("@") if _login_ends_late(rest) else _parts(rest)
        rest = f"{login.partition(':')[0]}{at}{place}"
    return f"{scheme}://{rest.rstrip('/')}"


def _parts(rest: str) -> tuple[str, str, str]:
    """Split what stands behind `://` into login, `@` and the rest."""
    host, slash, path = rest.partition("/")
    login, at, host = host.rpartition("@")
    return login, at, host + slash + path


def _login_ends_late(rest: str) -> bool:
    """Tell whether there is a password with a slash in it, which makes the address unclear."""
    _, _, place = _parts(rest)
    host, _, path = place.partition("/")
    _, colon, port = host.partition(":")
    return bool(colon) and not port.isdecimal() and "@" in path and not host.startswith("[")


def address_of(text: str) -> Address:
    """Read an address that somebody gave; raises `UnusableAddressError`.

    Nothing is asked at the address itself.
    """
    protocol, _, rest = text.partition("://")
    if "::" in text:
        raise UnusableAddressError(CHAINED, protocol=protocol)
    if protocol.lower() in _HAVE_USERS and _login_ends_late(rest):
        raise UnusableAddressError(UNCLEAR, protocol=protocol)
    try:
        import fsspec  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise UnusableAddressError(NO_FSSPEC, name=shown(text)) from error
    try:
        fsspec.get_filesystem_class(protocol.lower())
    except ImportError as error:
        raise UnusableAddressError(NO_PACKAGE, protocol=protocol, what=str(error)) from error
    except ValueError as error:
        raise UnusableAddressError(UNKNOWN, protocol=protocol) from error
    base = protocol.lower() + "://" + rest
    try:
        return Address(base, str(fsspec.core.strip_protocol(base)))
    except ValueError as error:
        raise UnusableAddressError(UNCLEAR, protocol=protocol) from error


def opened(base: str) -> AbstractFileSystem:
    """Give the file system of an address, which fsspec keeps open; raises what its library does.

    Only what somebody gave is opened, never a name that was found: those are strangers' own, and
    an address can ask for more than a file.
    """
    import fsspec  # noqa: PLC0415 -- an extra

    return fsspec.core.url_to_fs(base)[0]
