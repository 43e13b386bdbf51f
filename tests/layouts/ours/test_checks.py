from kkg_xl.layouts.ours import checks
from kkg_xl.layouts.ours.input_sheets import ATTENDANCE, BUDGET, CASH_BOOK, ROSTER, SCHEDULE
from kkg_xl.layouts.ours.profile_sheet import plan
from kkg_xl.sheets.refs import Area
from kkg_xl.sheets.sheet_plan import Allowed

PLANS = [plan({}, ()), *(s.plan() for s in (BUDGET, CASH_BOOK, ROSTER, SCHEDULE, ATTENDANCE))]


def test_a_spreadsheet_program_has_room_for_everything_that_is_said():
    said = [each for plan in PLANS for each in plan.validations]

    assert said
    assert [] == [
        each
        for each in said
        if not 0 < len(each.message) <= 255 or len(each.title) > 32 or len(each.hint) > 255
    ]


def test_something_unique_is_counted_in_its_own_column():
    told = checks.unique("Sudah ada.")(Area(6, 2, 45, 2))

    assert (Allowed.RULE, "COUNTIF($B$6:$B$45,B6)=1") == (told.allowed, told.source)


def test_a_nip_is_asked_about_and_not_refused():
    told = checks.nip(Area(22, 3, 22, 3))

    assert not told.strict
    assert 'AND(ISTEXT(C22),LEN(SUBSTITUTE(SUBSTITUTE(C22," ",""),".",""))=18)' == told.source
