"""Finds what workbooks may have in common, with pandas, over nothing but numbers.

Every step is a sort or a join on keys that are in few workbooks, so its cost grows as the number of
rows does: no two workbooks are compared that have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import pandas as pd

from kkg_xl.entrypoints.across.found import FEWEST_ALIKE, FarRow, PairRow, Row

_MOST_GROUPS: Final = 20
"""What more groups than that have is no one's own: it stands in the template."""
_FEWEST_GROUPS: Final = 8
_LEAST_SHARE: Final = 0.5
_FAR: Final = 3
"""Both are wider than what the rules ask for, which reckon with exact numbers."""


def alike(pieces: Iterable[bytes]) -> Iterator[Row]:
    """Give the rows (key, workbook, owner, fact) whose key several owners have, but not many."""
    for piece in pieces:
        rows = _frame(piece, ("key", "workbook", "owner", "fact"))
        rows = rows[rows.duplicated("key", keep=False)]
        owners = rows.groupby("key")["owner"].transform("nunique")
        found = rows[(owners > 1) & (owners <= _MOST_GROUPS)]
        found = found.sort_values(["key", "workbook", "fact"])
        yield from (Row(*each) for each in found[["key", "workbook", "fact"]].to_numpy().tolist())


def far(pieces: Iterable[bytes]) -> Iterator[FarRow]:
    """Give the rows (key, workbook, owner, fact, value) whose value is far from that of the key."""
    for piece in pieces:
        rows = _frame(piece, ("key", "workbook", "owner", "fact", "value"))
        own = rows.drop_duplicates(["key", "owner", "value"])
        by_key = own.groupby("key")
        usual = by_key["value"].quantile(0.5, interpolation="lower").rename("median")
        told = own.join(usual, on="key")
        told["apart"] = (told["value"] - told["median"]).abs()
        spread = told.groupby("key")["apart"].quantile(0.5, interpolation="lower").rename("spread")
        groups = by_key["owner"].nunique().rename("groups")
        rows = rows.join(pd.concat([usual, spread, groups], axis="columns"), on="key")
        rows = rows[rows["groups"] >= _FEWEST_GROUPS]
        is_far = (rows["value"] >= _FAR * rows["median"]) | (rows["value"] * _FAR <= rows["median"])
        found = rows[is_far].sort_values(["workbook", "fact"])
        columns = ["workbook", "fact", "median", "spread", "groups"]
        yield from (FarRow(*each) for each in found[columns].astype("int64").to_numpy().tolist())


def overlapping(pieces: Iterable[bytes]) -> Iterator[PairRow]:
    """Give the pairs of workbooks of two owners whose rows (key, workbook, owner) are mostly alike.

    What many groups have counts in neither of them.
    """
    own, pairs = [], []
    for piece in pieces:
        rows = _frame(piece, ("key", "workbook", "owner")).drop_duplicates(["key", "workbook"])
        rows = rows[rows.groupby("key")["owner"].transform("nunique") <= _MOST_GROUPS]
        own.append(rows.groupby("workbook").size())
        several = rows[rows.duplicated("key", keep=False)]
        both = several.merge(several, on="key", suffixes=("", "_other"))
        both = both[
            (both["workbook"] < both["workbook_other"]) & (both["owner"] != both["owner_other"])
        ]
        pairs.append(both.groupby(["workbook", "workbook_other"]).size())
    size = pd.concat(own).groupby(level=0).sum()
    found = pd.concat(pairs).groupby(level=[0, 1]).sum()
    found = found[found >= FEWEST_ALIKE].rename("alike").reset_index()
    found["of"] = np.minimum(
        found["workbook"].map(size).to_numpy(), found["workbook_other"].map(size).to_numpy()
    )
    found = found[found["alike"] >= _LEAST_SHARE * found["of"]]
    found = found.sort_values(["workbook", "workbook_other"])
    yield from (
        PairRow(*each)
        for each in found[["workbook", "workbook_other", "alike", "of"]].to_numpy().tolist()
    )


def _frame(piece: bytes, columns: tuple[str, ...]) -> pd.DataFrame:
    numbers = np.frombuffer(piece, dtype=np.int64).reshape(-1, len(columns))
    return pd.DataFrame(numbers, columns=list(columns))
