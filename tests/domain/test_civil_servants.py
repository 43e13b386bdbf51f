from __future__ import annotations

import pytest

from kkg_xl.domain.civil_servants import Appointment, NipFault, appointment, nip_digits, nip_fault


@pytest.mark.parametrize(
    "written",
    [
        "190101011925011001",
        "19010101 192501 1 001",
        "NIP. 19010101.192501.1.001",
        "'19010101-192501-1-001",
    ],
)
def test_a_nip_is_read_however_it_is_written(written):
    assert nip_digits(written) == "190101011925011001"
    assert nip_fault(written) is None


@pytest.mark.parametrize(
    ("nip", "fault"),
    [
        ("19010101 192501 1 01", NipFault.LENGTH),
        ("1901010A 192501 1 001", NipFault.LENGTH),
        ("130123456", NipFault.LENGTH),
        ("19010230 192501 1 001", NipFault.BIRTH),
        ("19010101 192513 1 001", NipFault.APPOINTED),
        ("19010101 192500 1 001", NipFault.APPOINTED),
        ("19010101 192501 3 001", NipFault.SEX),
        ("19010101 192501 2 000", NipFault.SERIAL),
    ],
)
def test_each_part_of_a_nip_is_checked(nip, fault):
    assert nip_fault(nip) is fault


def test_contract_staff_have_21_in_place_of_a_month():
    assert nip_fault("19010101 202421 2 001") is None


@pytest.mark.parametrize(
    ("nip", "told"),
    [
        ("19010201 192502 1 001", Appointment(1925, 24, is_contract=False)),
        ("19010202 192502 1 001", Appointment(1925, 23, is_contract=False)),
        ("19011201 192521 1 001", Appointment(1925, 24, is_contract=True)),
        ("19010230 192501 1 001", None),
        ("130123456", None),
    ],
)
def test_the_age_at_appointment_is_in_the_nip(nip, told):
    assert told == appointment(nip)
