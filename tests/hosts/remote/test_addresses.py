from __future__ import annotations

import sys

import pytest

from kkg_xl.hosts.remote.addresses import (
    Address,
    UnusableAddressError,
    address_of,
    is_address,
    shown,
    without_scheme,
)

pytest.importorskip("fsspec", reason="the extra kkg-xl[cluster] is not installed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s3://kiriman/2026/", "s3://kiriman/2026"),
        ("sftp://lpmp:rahasia@server/kiriman", "sftp://lpmp@server/kiriman"),
        ("sftp://lpmp@server:22/a@b:c.xlsx", "sftp://lpmp@server:22/a@b:c.xlsx"),
        ("SFTP://lpmp:r@h@server/kiriman", "SFTP://lpmp@server/kiriman"),
        ("sftp://lpmp:ra/hasia@server/kiriman", "sftp://lpmp@server/kiriman"),
        ("https://lpmp.example/a.xlsx?X-Signature=rahasia", "https://lpmp.example/a.xlsx"),
        ("https://[::1]:80/a@b.xlsx", "https://[::1]:80/a@b.xlsx"),
        ("s3://arn:aws:s3:id:1:akses/a@b?c.xlsx", "s3://arn:aws:s3:id:1:akses/a@b?c.xlsx"),
    ],
)
def test_an_address_is_shown_without_what_is_secret(text, expected):
    assert expected == shown(text)
    assert f"<{expected}: x>" == repr(Address(text, "x"))


def test_paths_of_this_machine_are_no_addresses():
    paths = ["kiriman", "/srv/a b", "C:\\kiriman", "C://kiriman", "s3:/x", "a::s3/x", "file:///srv"]

    assert [] == [path for path in paths if is_address(path)]
    assert (
        "/srv/a%20b" == without_scheme("FILE:///srv/a%20b") == without_scheme("local:///srv/a%20b")
    )


def test_an_address_is_split_into_file_system_and_place():
    assert Address("memory://kkg/a.xlsx", "/kkg/a.xlsx") == address_of("memory://kkg/a.xlsx")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unknown://kiriman", "addresses with unknown:// are not known"),
        ("zip://a.xlsx::https://lpmp.example/x.zip", "chained addresses (::) are not read: zip://"),
        (
            "sftp://lpmp:ra/hasia@server/x",
            "this address with sftp:// cannot be understood; a password with / or @ is written with %2F and %40",
        ),
        (
            "ftp://lpmp:rahasia@server:no/x",
            "this address with ftp:// cannot be understood; a password with / or @ is written with %2F and %40",
        ),
    ],
)
def test_what_cannot_be_an_address_is_said_without_quoting_it(text, expected):
    with pytest.raises(UnusableAddressError) as error:
        address_of(text)

    assert expected == error.value.message.told("en")


def test_a_library_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "gcsfs", None)

    with pytest.raises(UnusableAddressError, match=r"to read gs:// a package is needed .*gcsfs"):
        address_of("gs://kiriman")


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)

    with pytest.raises(UnusableAddressError) as error:
        address_of("s3://kiriman/2026")

    expected = (
        "to read s3://kiriman/2026 some more packages are needed: pip install 'kkg-xl[cluster]'"
    )
    assert expected == error.value.message.told("en")
