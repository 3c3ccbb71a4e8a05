"""Another value where a column's would stand, and prose that only praises."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text

RECORD = Record(
    "M-1",
    tuple(
        Evidence(field, value, "M-1")
        for field, value in (
            ("title", "Picnic blanket with strap"),
            ("attribute:Stitching", "herringbone"),
            ("attribute:Closure", "toggle"),
            ("attribute:Fly", "zip"),
            ("attribute:Tip shape", "chisel"),
            ("attribute:Carrier", "shoulder strap"),
            ("attribute:Foldable", "yes"),
            ("attribute:Rand", "umsäumt"),
            ("attribute:提手", "编织提手"),
        )
    ),
)


def doubted(text: str) -> list[str]:
    return [claim.text for claim in check_text(text, RECORD) if claim.aspect == "feature"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A blanket stitched in ripples.", "ripples"),
        ("It has a buckle closure.", "buckle"),
        ("It closes with a buckle.", "buckle"),
        ("The closure is a buckle.", "buckle"),
        ("Shorts with a button fly.", "button"),
        ("A needle tip writes thin lines.", "needle"),
        ("With a wrist strap to go.", "wrist"),
        ("Ein gezackter Rand.", "gezackter"),
        ("带蝴蝶提手。", "蝴蝶"),
    ],
)
def test_another_value_beside_the_columns_word_is_doubted_not_hard(text: str, said: str) -> None:
    (claim,) = [claim for claim in check_text(text, RECORD) if claim.aspect == "feature"]
    assert (claim.text, claim.status, claim.hard) == (said, "unsupported", False)


@pytest.mark.parametrize(
    "text",
    [
        "The stitching is herringbone, in ripples of colour.",
        "A clever closure keeps it rolled up.",
        "The toggle closure rolls up as a window closure would.",
        "The stitching is checked by hand.",
        "Neatly stitched in bulk.",
        "A comfortable strap and sturdy stitching.",
        "Schöner Rand, umsäumt.",
        "精湛提手，编织提手。",
    ],
)
def test_praise_and_the_value_itself_are_not_doubted(text: str) -> None:
    assert doubted(text) == []
