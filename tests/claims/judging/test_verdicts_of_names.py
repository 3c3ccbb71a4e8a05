"""Verdicts on materials of a general name, figures of titles, promises; and ordinary words."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import check_text

from .verdict_parts import NO, OPEN, YES, found, record


@pytest.mark.parametrize(
    "text",
    [
        "One of our favourites for everyday use.",
        "Comfort with a silver lining, worth its weight in gold.",
        "Open 24/7 for you.",
        "It sets you free and looks great in the kitchen.",
        "Raise a glass of wine with friends.",
        "Iron at low heat. Wash before first use.",
        "This is a first choice for families.",
        "Reach for it and you will not let go.",
        "Turn it on, sit back and relax.",
        "Ideal for home, office and travel.",
        "May is a good month for it.",
        "A 5-star experience",
        "The US market loves us.",
        "It is in stock in the box.",
        "十分好用，送礼自用都合适。",
        "一款适合家庭使用的杯子。",
        "简约设计，方便携带。",
        "我们用心做好每一个细节。",
    ],
)
def test_ordinary_words_are_no_hard_claims(text: str) -> None:
    known = record(title="Mug", description="A mug.", stock="5")
    doubtful = [claim for claim in check_text(text, known) if claim.status != "supported"]
    assert not [claim for claim in doubtful if claim.kind != "number"], doubtful


GENERIC_MATERIALS = [
    ("made of cream fabric", {"Material": "Cotton"}, "fabric", YES),
    ("a soft fabric", {"Material": "Denim"}, "fabric", YES),
    ("a soft fabric", {"Fabric type": "Georgette"}, "fabric", YES),
    ("a soft fabric", {"description": "Textile cover"}, "fabric", YES),
    ("a soft fabric", {"title": "Sofa"}, "fabric", OPEN),
    ("a soft fabric", {"Material": "Bamboo"}, "fabric", OPEN),
    ("a sofa made of soft fabric", {"Material": "Solid oak"}, "fabric", NO),
    ("clean with a soft fabric", {"Material": "Ceramic"}, "fabric", OPEN),
    ("优质面料", {"材质": "棉"}, "面料", YES),
    ("材质为优质面料", {"材质": "不锈钢"}, "面料", NO),
    ("优质布料", {"title": "沙发"}, "布料", OPEN),
    ("a metal body", {"Material": "304 stainless steel"}, "metal", YES),
    ("a metal body", {"Material": "Plastic"}, "metal", NO),
    ("a metal body", {"Material": "Glass, polypropylene lid"}, "metal", NO),
    ("a metal body", {"Material": "Glass, silicone"}, "metal", OPEN),
    ("a metal body", {"Material": "Foam"}, "metal", OPEN),
    ("a plastic box", {"Material": "ABS"}, "plastic", YES),
    ("a plastic brush", {"Material": "Nylon"}, "plastic", YES),
    ("a plastic mug", {"Material": "Tinplate steel"}, "plastic", NO),
    ("a wooden box", {"Material": "Oak"}, "wooden", YES),
    ("a wooden box", {"Material": "Bamboo"}, "wooden", OPEN),
    ("a leather sofa", {"Material": "Fabric"}, "leather", NO),
    ("a cotton sofa", {"Material": "Fabric"}, "cotton", OPEN),
]


@pytest.mark.parametrize(("text", "cells", "said", "status"), GENERIC_MATERIALS)
def test_a_generic_material(text: str, cells: dict[str, str], said: str, status: str) -> None:
    assert found(text, record(**cells), said).status == status


@pytest.mark.parametrize("text", ["Fabric: cotton", "面料：棉", "Wipe with a damp cloth"])
def test_a_label_is_no_material(text: str) -> None:
    assert [claim.text for claim in check_text(text, record(Material="Cotton")) if claim.status != "supported"] == []
    assert {"Fabric", "面料", "cloth"}.isdisjoint(claim.text for claim in check_text(text, record(Material="Cotton")))


FIGURES_OF_TITLES = [
    ("Mug, 900 ml", {"title": "Thermal mug 500 ml"}, "900 ml", NO),
    ("Holds 900 ml", {"title": "Thermal mug 500 ml", "description": "A mug for 500 ml."}, "900 ml", NO),
    ("a 900 ml mug", {"title": "Thermal mug 500 ml"}, "900 ml", NO),
    ("with a 900 ml pouch", {"title": "Thermal mug 500 ml"}, "900 ml", OPEN),
    ("Mug, 900 ml", {"title": "Thermal mug 500 ml", "description": "The lid holds 100 ml."}, "900 ml", OPEN),
    ("Mug, 900 ml", {"title": "Mugs 500 ml and 700 ml"}, "900 ml", OPEN),
    ("Desk, 75 cm", {"title": "Desk 120 cm"}, "75 cm", OPEN),
    ("杯子 900毫升", {"title": "保温杯 500毫升"}, "900毫升", NO),
]


@pytest.mark.parametrize(("text", "cells", "said", "status"), FIGURES_OF_TITLES)
def test_the_only_figure_of_a_title_speaks_of_the_thing(
    text: str, cells: dict[str, str], said: str, status: str
) -> None:
    assert found(text, record(**cells), said).status == status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Safe for use in food contact.", "Safe for use in food contact"),
        ("It is food contact safe.", "food contact safe"),
        ("Suitable for food contact.", "Suitable for food contact"),
        ("这款碗可接触食品。", "可接触食品"),
        ("Safe for children.", "Safe for children"),
    ],
)
def test_a_promise_of_safety_needs_a_cell(text: str, said: str) -> None:
    assert found(text, record(title="Bowl 碗"), said).status == OPEN


@pytest.mark.parametrize(
    ("text", "cell", "status"),
    [
        ("Double-wall mug", "Insulated mug", "unsupported"),
        ("Vacuum insulated mug", "Insulated mug", "unsupported"),
        ("Insulated mug", "Vacuum-insulated mug", "supported"),
        ("Insulated mug", "Double-wall vacuum mug", "supported"),
        ("Double-walled mug", "Double-wall vacuum mug", "supported"),
        ("双层真空杯", "Double-wall vacuum mug", "supported"),
        ("双层真空杯", "双层杯", "unsupported"),
    ],
)
def test_insulated_is_less_than_double_wall_or_vacuum(text: str, cell: str, status: str) -> None:
    assert [claim.status for claim in check_text(text, record(title=cell))] == [status]
