"""The workbooks from the wild that stand beside the project, where they do."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[3] / "shared" / "corpus"
_ABSENT = pytest.param(
    Path("absent"), marks=pytest.mark.skip(reason="the corpus is not beside the project")
)

WORKBOOKS = sorted(_FOLDER.glob("*.xlsx")) or [_ABSENT]
