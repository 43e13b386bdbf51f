from __future__ import annotations

import pytest

from tests.support.browser import barriers, browser, viewed

PHONE = {"width": 360, "height": 740}
LISTED = "[...document.querySelectorAll('.list tbody tr')].filter(row => !row.hidden).map(row => row.querySelector('a').hash.slice(1)).join(' ')"
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def chromium():
    with browser() as started:
        yield started


@pytest.fixture
def view(chromium, report):
    with viewed(chromium, report) as seen:
        yield seen


@pytest.fixture
def page(view):
    return view.page


def reach(page, selector):
    """Go on with the Tab key until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(selector)


def test_it_opens_by_itself_and_asks_nobody_for_anything(view):
    view.page.goto(view.page.url + "#w1")

    assert [] == view.said
    assert [] == view.asked
    assert view.page.get_by_role("heading", name="03.xlsx").is_visible()


def test_the_list_is_sorted_by_keyboard_and_says_how(page):
    reach(page, "th[data-key=w] button")
    page.keyboard.press("Enter")

    assert "w1 w2 w5 w3 w4" == page.evaluate(LISTED)
    assert "descending" == page.locator("th[data-key=w]").get_attribute("aria-sort")

    page.keyboard.press("Enter")

    assert "w1" == page.evaluate(LISTED).split()[-1]
    assert "ascending" == page.locator("th[data-key=w]").get_attribute("aria-sort")


def test_names_are_sorted_as_people_count(page):
    reach(page, "th[data-key=name] button")
    page.keyboard.press("Space")

    assert "w1 w2 w3 w4 w5" == page.evaluate(LISTED)


def test_the_list_is_searched_and_filtered_by_keyboard(page):
    reach(page, "#cari")
    page.keyboard.type("gugus 03")

    assert "w1" == page.evaluate(LISTED)
    assert "1 dari 5 buku" == page.locator("#banyak").inner_text()

    reach(page, "#semua")
    page.keyboard.press("Enter")
    reach(page, "[data-level=unreadable]")
    page.keyboard.press("Space")

    assert "w5" == page.evaluate(LISTED)


def test_the_list_is_filtered_by_a_rule_that_a_chart_shows(page):
    page.get_by_role("link", name="grand-total-differs").press("Enter")

    assert "w1" == page.evaluate(LISTED)
    assert "grand-total-differs" == page.locator("#aturan").input_value()


def test_nothing_listed_is_said(page):
    page.locator("#cari").fill("tidak ada buku seperti ini")

    assert page.get_by_text("Tidak ada buku yang cocok").is_visible()


def test_a_page_is_opened_read_and_left_by_keyboard(page):
    page.get_by_role("link", name="04.xlsx").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#w2")

    assert "H2" == page.evaluate("document.activeElement.tagName")
    assert "3 / 5" == page.locator("#letak").inner_text()
    assert page.title().startswith("kkg/04.xlsx")
    assert not page.locator("#depan").is_visible()

    page.keyboard.press("Escape")
    page.wait_for_selector("#w2", state="detached")

    assert page.evaluate("document.activeElement.matches('a[href=\"#w2\"]')")


def test_pages_follow_each_other_as_they_are_listed(page):
    page.goto(page.url + "#w1")
    page.get_by_role("link", name="Berikutnya").click()
    page.wait_for_selector("#w5")

    page.go_back()

    page.wait_for_selector("#w1")
    assert page.locator("#mundur").get_attribute("href") is None


@pytest.mark.parametrize("place", ["", "#w1", "#w5"])
def test_on_a_phone_nothing_has_to_be_moved_sideways(chromium, report, attack, place):
    for path in (report, attack):
        with viewed(chromium, path, viewport=PHONE) as seen:
            seen.page.goto(path.as_uri() + place)

            assert 0 == seen.page.evaluate(OVERHANG)


def test_on_paper_there_is_all_that_is_listed(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    text = page.locator("body").inner_text()
    for told in ("JUMLAH tertulis 1.018.000", "04.xlsx", "kosong.xlsx", "Buku kerja dikunci."):
        assert told in text
    assert not page.locator("#cari").is_visible()

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert 0 == page.locator("article").count()


def test_without_a_script_every_page_is_there_below_the_list(chromium, report):
    with viewed(chromium, report, java_script_enabled=False) as seen:
        text = seen.page.locator("body").inner_text()

        assert "JUMLAH tertulis 1.018.000" in text
        assert "Buku kerja dikunci." in text
        assert not seen.page.locator("#cari").is_visible()


def test_nothing_of_a_workbook_runs_or_links(chromium, attack):
    with viewed(chromium, attack) as seen:
        page = seen.page
        for address in page.evaluate(LISTED).split():
            page.goto(attack.as_uri() + "#" + address)
            page.wait_for_selector("#" + address)
        page.goto(attack.as_uri() + "#")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")

        assert page.evaluate("window.ran") is None
        assert 2 == page.locator("script").count()
        assert 0 == page.locator("a:not([href^='#']):not(#mundur):not(#maju)").count()
        assert 0 == page.locator("iframe, img, base, object, [onclick], [onfocus]").count()
        assert [] == seen.said
        assert [] == seen.asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(chromium, report, scheme):
    with viewed(chromium, report, color_scheme=scheme) as seen:
        assert [] == barriers(seen.page)

        for address in ("#w1", "#w3", "#w5"):
            seen.page.goto(report.as_uri() + address)
            assert [] == barriers(seen.page)
