"""Values as what JSON can hold, and back, by the types that their classes declare.

A class of named fields becomes the list of them, an amount its digits, a day its ISO form. What
fills a sentence has no declared type and shows its kind instead: `{"amount": "1350000"}`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, DecimalException
from enum import EnumType
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from kkg_xl.domain.text import Field, Message, PersonDetail, PersonName, Text

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | None"

_T = TypeVar("_T")
_Codec: TypeAlias = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""What packs a value and what unpacks it."""


class NotPlainError(ValueError):
    """What JSON held is no value of the type that was asked for."""


def packed(value: _T, as_type: type[_T]) -> Plain:
    """Turn a value of a type into what JSON can hold."""
    pack, _ = _codec(cast("Hashable", as_type))
    return cast("Plain", pack(value))


def unpacked(plain: Plain, as_type: type[_T]) -> _T:
    """Turn it back; raises `NotPlainError` for what was no such value."""
    _, unpack = _codec(cast("Hashable", as_type))
    try:
        return cast("_T", unpack(plain))
    except (ValueError, TypeError, KeyError, DecimalException, RecursionError) as error:
        raise NotPlainError from error


@cache
def _codec(kind: Hashable) -> _Codec:
    """Give what packs a declared type and what unpacks it."""
    simple = _SIMPLE.get(kind)
    if simple is not None:
        return simple
    if isinstance(kind, EnumType):
        return lambda value: value.value, kind
    if get_origin(kind) is types.UnionType:
        return _optional(kind)
    return _of_tuple(get_args(kind)) if get_origin(kind) is tuple else _of_class(kind)


def _of_class(kind: Any) -> _Codec:  # noqa: ANN401 -- a class with named fields
    hints = get_type_hints(kind)
    names = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else kind._fields
    codecs = [_codec(hints[name]) for name in names]
    packers = [(name, pack) for name, (pack, _) in zip(names, codecs, strict=True)]
    as_they_are = [(nth, hints[name]) for nth, name in enumerate(names) if hints[name] in _PLAIN]
    others = [
        (nth, unpack)
        for nth, (name, (_, unpack)) in enumerate(zip(names, codecs, strict=True))
        if hints[name] not in _PLAIN
    ]

    def unpacked_class(plain: Any) -> Any:  # noqa: ANN401 -- whatever JSON held
        # Thousands of workbooks have millions of these: no call for a field that stays as it is.
        values = list(_exactly(plain, list))
        if len(values) != len(names):
            raise TypeError
        for nth, declared in as_they_are:
            if type(values[nth]) is not declared:
                raise TypeError
        for nth, unpack in others:
            values[nth] = unpack(values[nth])
        return kind(*values)

    return lambda value: [pack(getattr(value, name)) for name, pack in packers], unpacked_class


def _of_tuple(parts: tuple[Any, ...]) -> _Codec:
    if parts[-1] is Ellipsis:
        pack, unpack = _codec(parts[0])
        return (
            lambda value: [pack(each) for each in value],
            lambda plain: tuple([unpack(each) for each in _exactly(plain, list)]),
        )
    codecs = [_codec(part) for part in parts]
    return (
        lambda value: [pack(each) for (pack, _), each in zip(codecs, value, strict=True)],
        lambda plain: tuple(
            [unpack(each) for (_, unpack), each in zip(codecs, _exactly(plain, list), strict=True)]
        ),
    )


def _optional(kind: Any) -> _Codec:  # noqa: ANN401 -- a type or nothing
    (some,) = (part for part in get_args(kind) if part is not types.NoneType)
    pack, unpack = _codec(some)
    return (
        lambda value: None if value is None else pack(value),
        lambda plain: None if plain is None else unpack(plain),
    )


def _as_it_is(kind: type) -> _Codec:
    return lambda value: value, lambda plain: _exactly(plain, kind)


def _exactly(plain: Any, kind: type[_T]) -> _T:  # noqa: ANN401 -- whatever JSON held
    if type(plain) is not kind:
        raise TypeError
    return plain


def _packed_field(field: Field) -> Plain:
    match field:
        case Decimal() | PersonName() | PersonDetail():
            return {_KINDS[type(field)]: str(field)}
        case Text():
            return {"id": field.id, "en": field.en}
        case Message(text, filled):
            plain = {name: _packed_field(part) for name, part in filled.items()}
            return {"id": text.id, "en": text.en, "fields": plain}
        case tuple():
            return [_packed_field(part) for part in field]
        case _:
            return field


def _unpacked_field(plain: Any) -> Field:  # noqa: ANN401 -- whatever JSON held
    match plain:
        case {"fields": _}:
            return _unpacked_message(plain)
        case {"id": str(indonesian), "en": str(english)}:
            return Text(indonesian, english)
        case dict():
            ((kind, told),) = plain.items()
            return _OF_KIND[kind](_exactly(told, str))
        case list():
            return tuple([_unpacked_field(part) for part in plain])
        case int() | str():
            return plain
        case _:
            raise TypeError


def _unpacked_message(plain: Mapping[str, Any]) -> Message:
    match plain:
        case {"id": str(indonesian), "en": str(english), "fields": dict(filled)}:
            parts = {name: _unpacked_field(part) for name, part in filled.items()}
            return Message(Text(indonesian, english), parts)
        case _:
            raise TypeError


_KINDS: Final[Mapping[type, str]] = {
    Decimal: "amount",
    PersonName: "person",
    PersonDetail: "personal",
}
_OF_KIND: Final[Mapping[str, Callable[[str], Field]]] = {
    "amount": Decimal,
    "person": PersonName,
    "personal": PersonDetail,
}
_PLAIN: Final = (str, int, bool)
"""Types that JSON has too."""
_SIMPLE: Final[Mapping[Hashable, _Codec]] = {
    **{kind: _as_it_is(kind) for kind in _PLAIN},
    Decimal: (str, lambda plain: Decimal(_exactly(plain, str))),
    date: (date.isoformat, date.fromisoformat),
    Message: (_packed_field, _unpacked_message),
}
