"""Which template a product gets, and what it does to the facts."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.facts import Fact
from merchant_assistant.listings.model import PLATFORMS, Style
from merchant_assistant.listings.templates import section_of, template_for, template_ids
from merchant_assistant.listings.told import told_of


@pytest.mark.parametrize(
    ("title", "category", "kind"),
    [
        ("Ocean blue shirt", "", "apparel"),
        ("Short boots in suede", "Shoes > Boots", "footwear"),
        ("Wood screws 4 x 40", "", "industrial"),
        ("Zylinderschraube M6", "Schrauben", "industrial"),
        ("Sicherheitsrelais", "", "industrial"),
        ("USB cable 2 m", "", "cables"),
        ("Desk lamp", "", "lighting"),
        ("Lamp desk", "", "furniture"),
        ("Stoneware mug", "", "kitchen"),
        ("Clay plant pot", "", "home"),
        ("不锈钢保温杯", "", "kitchen"),
        ("夏季连衣裙", "服装", "apparel"),
        ("保湿面霜 50g", "", "cosmetics"),
        ("Chaise en bois", "Meubles", "furniture"),
        ("Camisa de algodón", "Ropa", "apparel"),
        ("Thing", "", "generic"),
    ],
)
def test_the_kind_is_known_by_category_else_title(title: str, category: str, kind: str) -> None:
    assert template_for(title, category, "generic").id == kind


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("kind", template_ids())
def test_every_template_stands_on_every_platform(kind: str, platform: str) -> None:
    names = {"en": "size and fit", "zh": "尺码"}
    template = template_for("", "", platform) if kind == "generic" else None
    assert template is None or all(section.names[language] for section in template.sections for language in names)


def test_facts_are_told_in_the_order_of_the_sections(product) -> None:
    shirt = product(
        "Shirt",
        {"Care": "30 °C", "Sleeve": "long", "Fabric": "linen", "Batch": "7 A"},
        brand="Loom",
        moq="12",
        description="With a chest pocket.",
    )
    told = told_of(shirt, "generic", "en")
    labels = ["Name", "Brand", "Fabric", "Sleeve", "Care", "Batch", "Minimum order", "Description"]
    assert [fact.label for fact in told.facts] == labels
    assert told.topics == ("material", "cut and details", "care")
    assert [fact.label for fact in told_of(shirt, "etsy", "en").facts][2:4] == ["Sleeve", "Fabric"]


def test_no_section_is_named_of_which_nothing_is_known(product) -> None:
    assert told_of(product("Shirt", brand="Loom", moq="12"), "generic", "zh").topics == ()


def test_sections_by_names_in_several_languages() -> None:
    names = ("Werkstoff", "matériau", "材质", "Country of origin")
    assert [section_of(Fact(name, "x", "attribute")) for name in names] == ["material"] * 3 + ["origin"]
    assert section_of(Fact("Weight", "310 g", "weight")) == "dimensions"


def test_the_fingerprint_follows_what_is_told_and_how(product) -> None:
    shirt = product("Shirt", {"Fabric": "linen"}, price="9.90", stock="4")
    print_ = told_of(shirt, "generic", "en").fingerprint(Style())
    same = product("Shirt", {"Fabric": "linen"}, price="12.50", stock="0")
    assert told_of(same, "generic", "en").fingerprint(Style()) == print_  # a price says nothing in a listing
    other = product("Shirt", {"Fabric": "cotton"})
    assert told_of(other, "generic", "en").fingerprint(Style()) != print_
    assert told_of(shirt, "generic", "en").fingerprint(Style("warm")) != print_
    assert told_of(shirt, "generic", "zh").fingerprint(Style()) != print_
