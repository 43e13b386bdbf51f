"""Marked copies of workbooks: made in memory, and the marks taken out of one again.

Only styles, sheets with a mark, their notes and the list of sheets change; formulas and results
stay, so nothing is calculated anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress

from kkg_xl.domain.figures import Place
from kkg_xl.hosts.files.marks.marking import before, mark, unmark
from kkg_xl.hosts.files.marks.styles_restoring import remembered, restore
from kkg_xl.hosts.files.reading.books import kind_of, open_xml_book
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.reading.xml_parts import parse
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.sheets_added import add_sheets
from kkg_xl.hosts.files.writing.sheets_dropped import drop_sheet
from kkg_xl.hosts.files.writing.styles_edit import StylesEdit
from kkg_xl.hosts.files.writing.workbook_edit import DefinedName, define_name, drop_name
from kkg_xl.hosts.files.writing.write_guards import ending_of, refuse_signed
from kkg_xl.layouts.ours import findings_sheet
from kkg_xl.sheets.grid import Book
from kkg_xl.sheets.plan import CellBefore, CellUnmark
from kkg_xl.sheets.refs import parse_address
from kkg_xl.usecases.ports import PlanMarks
from kkg_xl.usecases.refusals import NOT_WRITTEN, UNVERIFIED, RefusedError
from kkg_xl.usecases.unreadable import UnreadableWorkbookError


def annotated(data: bytes, name: str, places: Collection[Place], plan_marks: PlanMarks) -> bytes:
    """Give the bytes of a workbook with marks at some cells, in place of those it may have.

    Raises `UnreadableWorkbookError`, and `RefusedError` for a workbook that is not written.
    """
    refuse_unless_written(data)
    book = open_xml_book(data, name)
    if findings_sheet.of(book) is not None:
        data = without_marks(data, name)
        book = open_xml_book(data, name)
    package = PackageEdit(data)
    plan = plan_marks(book, before(package, book, places))
    told = remembered(package)
    styles = StylesEdit(package)
    mark(package, styles, book, plan.marks)
    add_sheets(package, styles, plan.sheets, even_if_locked=True)
    styles.save()
    define_name(package, DefinedName(findings_sheet.STYLES, f'"{told}"', hidden=True))
    made = package.result()
    _verify(made, package, book)
    return made


def looks(data: bytes, name: str, places: Collection[Place]) -> Mapping[Place, CellBefore]:
    """Tell how cells look that are to be marked elsewhere than in a copy.

    Raises `UnreadableWorkbookError`, and `RefusedError` for a workbook that is not written.
    """
    refuse_unless_written(data)
    return before(PackageEdit(data), open_xml_book(data, name), places)


def without_marks(data: bytes, name: str) -> bytes:
    """Give the bytes of a workbook without our marks; the very same if it has none.

    Raises `UnreadableWorkbookError`, and `RefusedError` for a workbook that is not written.
    """
    book = open_xml_book(data, name)
    own = findings_sheet.of(book)
    if own is None:
        return data
    refuse_unless_written(data)
    package, left = PackageEdit(data), findings_sheet.without(book)
    marks: list[CellUnmark] = []
    for reason in findings_sheet.read(book):
        with suppress(ValueError):  # a finding about a whole sheet, or what people made of it
            place = parse_address(reason.of.cell)
            sign = f"[{reason.key.partition(' ')[0]}]"
            marks.append(CellUnmark(reason.of.sheet, *place, reason.look, sign))
    styles = StylesEdit(package)
    unmark(package, styles, left, marks)
    styles.save()
    drop_name(package, findings_sheet.STYLES)
    drop_sheet(package, own.name, findings_sheet.MARK)
    restore(package, book.names.get(findings_sheet.STYLES, "").strip('"'))
    made = package.result()
    _verify(made, package, left)
    return made


def refuse_unless_written(data: bytes) -> None:
    """Raise `RefusedError` for a workbook that is read and not written, or that is signed."""
    kind, _ = kind_of(data)
    if kind != "xlsx":
        raise RefusedError(NOT_WRITTEN, what=f".{kind}")
    package = PackageEdit(data)
    ending_of(package)
    refuse_signed(package)


def _verify(made: bytes, package: PackageEdit, meant: Book) -> None:
    """Raise `RefusedError` unless a workbook holds what it is meant to hold beside our sheet."""
    try:
        whole = Package(made)
        whole.inflate_all()
        for name in package.changed():
            if name.lower().endswith((".xml", ".rels")):
                parse(name, whole.chunks(name), lambda *_: None)
        found = findings_sheet.without(open_xml_book(made, meant.name))
    except UnreadableWorkbookError as error:
        raise RefusedError(UNVERIFIED, what=error.message) from error
    for before_it, after in zip(meant.grids, found.grids, strict=True):
        if before_it != after:
            raise RefusedError(UNVERIFIED, what=after.name)
