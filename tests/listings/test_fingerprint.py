"""What our model wrote is known again and proves nothing; what people and files say proves."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.model import Cell
from merchant_assistant.claims import check_text
from merchant_assistant.listings.fingerprint import fingerprint, hashes_in, sentences_of, without
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.record import clean_product, record_of

WRITTEN = Listing(
    "Hydra Bottle for 24 Hours",
    ("Keeps drinks cold for 24 hours", "Screw lid"),
    "It is made of titanium. Holds 750 ml.",
)


def nothing_own(hashes: set[str]) -> set[str]:
    return set()


def cell(value: str, field: str = "description", *, typed: bool = False) -> Cell:
    return Cell(field, value, "B-1", "product", None, typed)


def own_of(listing: Listing, *cells: Cell) -> set[str]:
    return {sentence.hash for sentence in sentences_of(listing, cells)}


def test_sentences_that_stood_in_the_record_stay_facts() -> None:
    cells = (cell("Holds 750 ml."), cell("Screw", "attribute:Lid"), cell("Screw lid", "attribute:Closure"))
    own = own_of(WRITTEN, *cells)
    assert fingerprint("Holds 750 ml") not in own
    assert fingerprint("Screw lid") not in own
    assert fingerprint("It is made of titanium.") in own
    named = own_of(Listing("T", ("Closure: Screw lid",), "D"), *cells)
    assert fingerprint("Closure: Screw lid") not in named


def test_our_text_comes_back_in_many_dresses() -> None:
    own = own_of(WRITTEN)
    for value in (
        "It is made of titanium. Holds 750 ml.",
        "<p>It is made of <b>titanium</b>.</p><ul><li>keeps drinks cold for 24 hours</li></ul>",
        "IT IS MADE OF TITANIUM!",
        " It  is made of\u00a0titanium ",
        "Hydra Bottle for 24 Hours",
    ):
        assert without(value, own) == "", value


def test_what_people_add_stays() -> None:
    own = own_of(WRITTEN)
    assert without("It is made of titanium. Dishwasher safe.", own) == "Dishwasher safe."
    assert without("<p>Dishwasher safe.</p>", own) == "<p>Dishwasher safe.</p>"
    assert hashes_in(cell("It is made of titanium.", typed=True)) == set()


def test_short_sentences_are_only_ours_in_our_own_product() -> None:
    long = {sentence.hash: sentence.long for sentence in sentences_of(WRITTEN, ())}
    assert not long[fingerprint("Screw lid")]
    assert not long[fingerprint("It is made of titanium")]
    assert sentences_of(Listing("", ("这款保温杯采用双层真空结构设计而成",), ""), ())[0].long


sentence = st.text(alphabet="abcdefg hij'é中文-", min_size=3, max_size=40).map(str.strip).filter(fingerprint)


@given(st.lists(sentence, min_size=1, max_size=5), st.sampled_from(["p", "li", "div", "h2"]))
def test_any_draft_exported_as_html_is_known_again(said: list[str], tag: str) -> None:
    listing = Listing(said[0], tuple(said), ". ".join(said) + ".")
    own = own_of(listing)
    exported = "".join(f"<{tag}>{html.escape(text)}.</{tag}>" for text in said)
    assert without(exported, own).strip() == ""


def test_the_record_leaves_our_sentences_out_but_not_typed_ones(product) -> None:
    own = own_of(WRITTEN)
    back = product("Hydra Bottle", description="It is made of titanium. Weighs 310 g.")
    record = record_of(back, own.intersection)
    assert [e.value for e in record.evidence if e.field == "description"] == ["Weighs 310 g."]
    (claim,) = check_text("Made of titanium", record)
    assert claim.status != "supported"
    typed = product("Hydra Bottle", description="It is made of titanium.", typed=frozenset({"description"}))
    (claim,) = check_text("Made of titanium", record_of(typed, own.intersection))
    assert claim.status == "supported"


def test_a_new_draft_does_not_build_on_an_old_one(product) -> None:
    own = own_of(WRITTEN)
    back = product(
        "Hydra Bottle for 24 Hours",
        {"Notes": "Keeps drinks cold for 24 hours"},
        description="<p>It is made of titanium.</p>",
    )
    clean = clean_product(back, own.intersection)
    assert clean.title == "Hydra Bottle for 24 Hours"
    assert clean.description == ""
    assert clean.attributes == {"Notes": ""}
    untouched = product("Bottle", {"Material": "steel"}, description="Own words.")
    assert clean_product(untouched, own.intersection) is untouched


def test_a_product_speaks_for_its_variants_only_where_they_agree(product) -> None:
    bottle = product("Bottle", {}, [{"Colour": "Black", "Lid": "PP"}, {"Colour": "Silver", "Lid": "PP"}])
    siblings = {(e.field, e.value): e.sibling for e in record_of(bottle, nothing_own).evidence}
    assert siblings[("attribute:Colour", "Black")]
    assert siblings[("attribute:Colour", "Silver")]
    assert not siblings[("attribute:Lid", "PP")]
    black = record_of(bottle, nothing_own, "B-1-1")
    assert black.sku == "B-1-1"
    assert [(e.value, e.sibling) for e in black.evidence if e.field == "attribute:Colour"] == [
        ("Black", False),
        ("Silver", True),
    ]


def test_addresses_prove_nothing(product) -> None:
    bottle = product("Bottle", image="https://cdn.example/925x.jpg", url="https://shop.example/24")
    assert {e.field for e in record_of(bottle, nothing_own).evidence} == {"sku", "title"}
