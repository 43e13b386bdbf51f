"""Any change to any sheet: the cells are what was meant, all others what they were."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from kkg_xl.hosts.files.reading.books import open_xml_book
from kkg_xl.hosts.files.reading.open_xml import read_open_xml
from kkg_xl.hosts.files.reading.package import Package
from kkg_xl.hosts.files.writing.package_edit import PackageEdit
from kkg_xl.hosts.files.writing.plan_writing import apply_plan
from kkg_xl.hosts.files.writing.verifying import verify
from kkg_xl.sheets.plan import CellChange, Plan, ResultChange
from kkg_xl.sheets.refs import address
from tests.hosts.packages import MAIN, workbook_parts

ROWS, COLUMNS = range(1, 7), range(1, 6)
SHARING = 3
"""The column whose cells share one formula."""

values = st.one_of(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    ),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        max_size=9,
    ),
    st.booleans(),
    st.none(),
)
insides = st.sampled_from(
    ("<:v>{row}</:v>", "<:f>{row}*2</:f><:v>7</:v>", '<:f ca="1">NOW()</:f>', "")
)
"""What stands in a cell; `:` becomes the prefix of the part, if it has one."""
FIRST = '<:f t="shared" ref="C1:C6" si="0">A1+B$2</:f><:v>1</:v>'
FOLLOWING = '<:f t="shared" si="0"/><:v>1</:v>'


@st.composite
def sheets(draw):
    """Draw a sheet part and where it has a cell with a formula."""
    formulas, rows, shared = [], "", FIRST
    for row in sorted(draw(st.sets(st.sampled_from(ROWS)))):
        written = ""
        for column in sorted(draw(st.sets(st.sampled_from(COLUMNS)))):
            inside = draw(insides).format(row=row)
            if column == SHARING:
                inside, shared = shared, FOLLOWING
            if "<:f" in inside:
                formulas.append((row, column))
            place = address(row, column)
            written += f'<:c r="{place}">{inside}</:c>' if inside else f'<:c r="{place}" s="0"/>'
        tag = f'<:row r="{row}"' + draw(
            st.sampled_from(("", ' spans="1:5"', ' spans="2:3" ht="9"'))
        )
        rows += f"{tag}>{written}</:row>" if written else f"{tag}/>"
    body = f"<:sheetData>{rows}</:sheetData>" if rows else "<:sheetData/>"
    prefix = draw(st.sampled_from(("", "x:")))
    body = body.replace("<:", f"<{prefix}").replace("</:", f"</{prefix}")
    declared = f"xmlns:x='{MAIN}'" if prefix else f"xmlns='{MAIN}'"
    return f"<{prefix}worksheet {declared}>{body}</{prefix}worksheet>", formulas


@st.composite
def plans(draw):
    """Draw a sheet and a plan for it."""
    xml, formulas = draw(sheets())
    places = draw(st.sets(st.tuples(st.integers(1, 8), st.integers(1, 7)), min_size=1, max_size=8))
    masters = [place for place in formulas if place[1] == SHARING][:1]
    if draw(st.booleans()):
        places |= {*masters}
    changes = tuple(
        CellChange(
            "RAB", *place, draw(values), draw(st.sampled_from((None, None, "1+1", 'A1&"<x>"')))
        )
        for place in sorted(places)
    )
    results = tuple(
        ResultChange("RAB", *place, draw(values))
        for place in formulas
        if place not in places and draw(st.booleans())
    )
    return xml, Plan(changes, results)


@given(plans())
def test_what_was_meant_is_what_is_read(drawn):
    xml, plan = drawn
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in workbook_parts({"RAB": xml}).items():
            package.writestr(name, content)
    data = target.getvalue()
    book = open_xml_book(data, "buku.xlsx")
    edit = PackageEdit(data)

    apply_plan(edit, book, plan)
    written = edit.result()

    verify(written, tuple(edit.changed()), book, plan)
    package = Package(written)
    assert read_open_xml(package, "b") == read_open_xml(package, "b", scan=False)
