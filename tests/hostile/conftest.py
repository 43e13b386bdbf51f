"""The guarded checker, started once for all tests of a module."""

import pytest

from tests.hostile.guarded import Guard


@pytest.fixture(scope="module")
def guard():
    """Start the checker."""
    guard = Guard()
    yield guard
    guard.close()
