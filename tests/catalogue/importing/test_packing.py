"""Packed cells: what is written is read again as it was, and real ones are read as their platforms mean them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.formats import packing

NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,12}", fullmatch=True)
TEXTS = st.text(alphabet=st.sampled_from('ab =,"|:\\;\n1é尺'), max_size=30)


@given(st.dictionaries(NAMES, TEXTS, max_size=6))
def test_pairs_written_are_read_again(pairs: dict[str, str]) -> None:
    assert packing.read_pairs(packing.write_pairs(pairs)) == pairs


@given(st.lists(st.dictionaries(NAMES, st.text(alphabet='ab =,"1é尺', max_size=20), min_size=1), max_size=5))
def test_sets_written_are_read_again(sets: list[dict[str, str]]) -> None:
    assert packing.read_sets(packing.write_sets(sets)) == sets


@given(st.lists(TEXTS.filter(packing.fits), max_size=6))
def test_lists_written_are_read_again(values: list[str]) -> None:
    assert packing.read_list(packing.write_list(values)) == values


@given(st.lists(TEXTS.map(str.strip).filter(lambda text: text and "\\" not in text), max_size=6))
def test_escaped_lists_written_are_read_again(values: list[str]) -> None:
    assert packing.read_escaped(packing.write_escaped(values)) == values


PLAIN = st.text(alphabet="ab 1é尺", min_size=1).map(str.strip).filter(bool)


@given(st.dictionaries(PLAIN, st.lists(PLAIN, min_size=1, max_size=3), max_size=4))
def test_facets_written_are_read_again(named: dict[str, list[str]]) -> None:
    assert packing.read_named(packing.write_named(named)) == named


@given(st.dictionaries(PLAIN, PLAIN, max_size=4))
def test_features_written_are_read_again(features: dict[str, str]) -> None:
    assert packing.read_features(packing.write_features(features)) == features


@given(st.text(alphabet='ab=,"|:\\; \n0'))
def test_nothing_makes_a_reader_stumble(text: str) -> None:
    packing.read_pairs(text)
    packing.read_sets(text)
    packing.read_named(text)
    packing.read_features(text)
    assert "".join(packing.read_escaped(text)).count(",") <= text.count(",")


def test_commas_and_quotation_marks_as_magento_writes_them() -> None:
    assert packing.read_pairs("has_options=0,features=Audio Pocket|Sleeve, 15 inches,color=Black") == {
        "has_options": "0",
        "features": "Audio Pocket|Sleeve, 15 inches",
        "color": "Black",
    }
    assert packing.read_pairs('color="Black",note="a ""b"", c=d",size="9"""') == {
        "color": "Black",
        "note": 'a "b", c=d',
        "size": '9"',
    }
    assert packing.read_pairs('color=black,"features=Laptop ""Sleeve"", 15 inches"') == {
        "color": "black",
        "features": 'Laptop "Sleeve", 15 inches',
    }


def test_long_cells_are_read_in_a_blink() -> None:
    many = ",".join(f"name_{number}=value, {number}" for number in range(20_000))
    assert len(packing.read_pairs(many)) == 20_000
    assert packing.read_pairs("a=" + "," * 100_000) == {"a": "," * 100_000}


def test_features_of_prestashop() -> None:
    read = packing.read_features("Colour:White:1,Care:wash, dry,Ratio:16:9:3,Colour:Red:4:1")
    assert read == {"Colour": "White, Red", "Care": "wash, dry", "Ratio": "16:9"}


def test_a_comma_inside_a_value_of_woocommerce() -> None:
    assert packing.read_escaped(r"Nut\, roasted, Plain") == ["Nut, roasted", "Plain"]


def test_a_header_shows_what_stands_between_values() -> None:
    assert packing.separator("Categories (x;y;z...)") == ";"
    assert packing.separator("Tags (x,y,z...)", ";") == ","
    assert packing.separator("Feature(Name:Value:Position)") == ","
