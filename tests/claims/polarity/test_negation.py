"""Dropped denials."""

from __future__ import annotations

import pytest

from merchant_assistant.claims.polarity.negation import drops_denial

DATA = (
    "Countersunk screws. No pre-drilling in softwood. The body is not made for the dishwasher; hand wash the lid. "
    "Not for open flames. Without BPA. Available in glass, not in plastic. Glass parts do not break."
)
DATA_ZH = "免螺栓安装。不含双酚。无塑料味。304不锈钢。"


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("The screws are pre-drilled in softwood.", True),
        ("Needs no pre-drilling in softwood", False),
        ("The body is dishwasher safe.", True),
        ("The body is not made for the dishwasher.", False),
        ("Works on open flames", True),
        ("Made of glass", False),  # affirmed elsewhere
        ("Countersunk screws with a lid to wash by hand", False),
        ("安装方便，含双酚。", True),
        ("免螺栓安装，不含双酚。", False),
        ("304不锈钢", False),
    ],
)
def test_denials(text: str, dropped: bool) -> None:
    assert drops_denial(text, DATA + DATA_ZH) is dropped
