"""Sleep is prevented while work runs. The system itself is played by wakepy's own stand-in."""

from __future__ import annotations

import pytest

from merchant_assistant.foundation.awake import kept_awake


def test_the_pc_stays_awake_within_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    with kept_awake() as awake:
        assert awake


def test_work_goes_on_where_the_system_offers_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    with kept_awake() as awake:
        assert not awake


def test_what_goes_wrong_inside_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    with pytest.raises(ZeroDivisionError), kept_awake():
        _ = 1 / 0
