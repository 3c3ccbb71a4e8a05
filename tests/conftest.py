"""What every test may lean on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy PC is no fault of the code under test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

_ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files of real shops, beside the checkout (``MERCHANT_ASSISTANT_SHARED_DATA`` names another place)."""
    named = os.environ.get("MERCHANT_ASSISTANT_SHARED_DATA")
    folder = Path(named) if named else _ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real shop files are not beside this checkout (they may not be distributed)")
    return folder


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A data folder of its own; models stay where they are shared."""
    from merchant_assistant.foundation.paths import AppPaths

    monkeypatch.setenv("MERCHANT_ASSISTANT_DATA", str(tmp_path / "data"))
    return AppPaths.find()
