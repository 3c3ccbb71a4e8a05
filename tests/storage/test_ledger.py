"""A ledger answers like a dict, wherever its names lie."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.storage import ledger
from merchant_assistant.storage.ledger import Ledger

_DEEDS = st.lists(st.tuples(st.sampled_from(["add", "set", "get"]), st.sampled_from("abcdef"), st.integers(0, 99)))


@pytest.mark.parametrize("in_memory", [1, 3, 100])
@given(deeds=_DEEDS)
def test_a_ledger_is_a_map(in_memory: int, deeds: list[tuple[str, str, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(sqlite3.connect(":memory:")) as db:
        patch.setattr(ledger, "IN_MEMORY", in_memory)
        kept, expected = Ledger(db, "kept"), dict[str, int]()
        for deed, name, number in deeds:
            if deed == "add":
                assert kept.add(name, number) == (name not in expected)
                expected.setdefault(name, number)
            elif deed == "set" and name in expected:
                kept.set(name, number)
                expected[name] = number
            assert kept.get(name) == expected.get(name)


def test_a_ledger_keeps_few_names_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "IN_MEMORY", 10)
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        kept = Ledger(db, "kept")
        assert all(kept.add(f"SKU-{number}", number) for number in range(100))
        assert db.execute("SELECT count(*) FROM temp.kept").fetchone() == (90,)
