"""Another maker's name where the record's own would stand."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Claim, Evidence, Record, check_text

RECORD = Record(
    "M-1",
    tuple(
        Evidence(field, value, "M-1")
        for field, value in (
            ("title", "Ten-speed chain, 116 links"),
            ("brand", "Kettrix"),
            ("origin", "Porto, Portugal"),
            ("attribute:Groupset", "Shimano Deore"),
            ("attribute:Compatible with", "Campagnolo cassettes"),
        )
    ),
)
PERFUME = Record(
    "M-3", (Evidence("title", "Chanel Eau de Parfum - Floral 100ML", "M-3"), Evidence("brand", "Chanel", "M-3"))
)
CHINESE = Record(
    "M-2",
    (
        Evidence("title", "木吉他弦", "M-2"),
        Evidence("brand", "弦外", "M-2"),
        Evidence("attribute:适用", "民谣吉他", "M-2"),
    ),
)


def of_brand(text: str, record: Record = RECORD) -> list[Claim]:
    return [claim for claim in check_text(text, record) if claim.kind == "brand" and claim.status != "supported"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A smooth chain from Shimano.", "Shimano"),
        ("A smooth chain by Shimano.", "Shimano"),
        ("The Shimano chain runs quietly.", "Shimano"),
        ("Eine leise chain von Shimano.", "Shimano"),
    ],
)
def test_what_another_cell_names_is_not_the_maker(text: str, name: str) -> None:
    claims = of_brand(text)
    assert [(claim.text, claim.status, claim.field) for claim in claims] == [(name, "contradicted", "brand")]


@pytest.mark.parametrize(
    "text",
    [
        "A smooth chain from Kettrix.",
        "The Kettrix chain runs quietly.",
        "A chain from Porto.",
        "A chain from Portugal.",
        "Fits every Shimano chain drive.",
        "A Campagnolo chain for your bike.",
        "Part of the Shimano Deore groupset.",
    ],
)
def test_a_place_or_what_it_fits_is_no_maker(text: str) -> None:
    assert of_brand(text) == []


def test_without_a_brand_nothing_is_contradicted() -> None:
    record = Record("M-3", tuple(cell for cell in RECORD.evidence if cell.field != "brand"))
    assert of_brand("The Shimano chain runs quietly.", record) == []


@pytest.mark.parametrize(
    ("text", "name"), [("换弦了。琴鸣民谣吉他弦一套六根。", "琴鸣"), ("琴鸣吉他弦", "琴鸣"), ("金弦远吉他弦", "金弦远")]
)
def test_a_chinese_name_before_the_thing_is_another_maker(text: str, name: str) -> None:
    assert [(claim.text, claim.status) for claim in of_brand(text, CHINESE)] == [(name, "contradicted")]


@pytest.mark.parametrize(
    "text", ["弦外民谣吉他弦一套六根。", "优质民谣吉他弦。", "民谣吉他弦，耐用。", "加粗民谣吉他弦。"]
)
def test_an_ordinary_beginning_is_no_maker(text: str) -> None:
    assert of_brand(text, CHINESE) == []


def test_a_name_before_the_words_that_follow_the_makers_is_another_maker() -> None:
    assert [claim.text for claim in of_brand("Globex Eau de Parfum - Floral 100ML", PERFUME)] == ["Globex"]
    for true in ("Chanel Eau de Parfum - Floral", "Floral Eau de Parfum", "Pure Eau de Parfum"):
        assert of_brand(true, PERFUME) == []
