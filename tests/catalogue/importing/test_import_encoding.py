"""Which encoding a file is written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing import encoding
from merchant_assistant.catalogue.importing.encoding import Encoding

RUSSIAN = "Артикул;Название;Цена\nК1;Кружка жёлтая;12,50\nЛ2;Ложка деревянная;30\n"
CHINESE = "货号,品名,价格\nA1,陶瓷杯子,12\nA2,木勺,3\n"
FRENCH = "nom;prix\nTasse à café émaillée;12,50\nCuillère en bois;30\nPlateau laqué façon chêne;99\n"
TEXTS = {
    "utf-8": CHINESE,
    "utf-8-sig": CHINESE,
    "utf-16": CHINESE,
    "utf-16-le": CHINESE,
    "utf-16-be": RUSSIAN,
    "gb18030": CHINESE,
    "big5": "貨號,品名,價格\nA1,陶瓷杯子,12\nA2,木湯匙,3\n",
    "cp932": "商品コード,商品名,価格\nA1,マグカップ,12\nA2,木のスプーン,3\n",
    "euc_kr": "상품코드,상품명,가격\nA1,머그컵,12\nA2,나무 숟가락,3\n",
    "cp1251": RUSSIAN,
    "koi8_r": RUSSIAN,
    "cp866": RUSSIAN,
    "cp1252": FRENCH,
    "cp850": FRENCH,
    "cp1250": "nazwa;cena\nŁyżka żółta;12,50\nKubek świąteczny;30\nPościel bawełniana;99\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_each_encoding_reads_as_it_was_written(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(TEXTS[name].encode(name))
    found = encoding.detect(file)
    assert not found.damaged
    assert file.read_bytes().decode(found.name) == TEXTS[name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gb18030", "sku,name\nA1,杯子\n"),
        ("cp1252", "Artikel;Preis\nTasse;12,50 €\nLöffel;3 €\n"),
        ("cp1252", "nombre;precio\nTaza de café pequeña;12,50\nCuchara para niños;30\n"),
        ("cp850", "Name;Preis\nKaffeebecher groß;12,50\nLöffel für Küche;30\n"),
    ],
)
def test_a_few_letters_are_enough(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(text.encode(name))
    assert encoding.detect(file).name == name


@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_what_is_utf8_is_read_as_utf8(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(("sku,name\nA1," + text).encode())
    assert encoding.detect(file) == Encoding("utf-8")


def test_a_foreign_cell_does_not_change_the_encoding_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    lines = [f"A{number},陶瓷杯子".encode() for number in range(50)]
    lines[20] = "A20,Tasse à café".encode("cp1252")
    lines[30] = "A30,木勺子".encode("gb18030")
    file.write_bytes(b"\n".join(lines))
    found = encoding.detect(file)
    assert found == Encoding("utf-8", damaged=True)
    repair = encoding.Repairer(found.name)
    cells = file.read_bytes().decode("utf-8", errors=encoding.ESCAPE).split("\n")
    assert repair(cells[0]) is None
    assert repair(cells[20]) == "A20,Tasse à café"
    assert repair(cells[30]) == "A30,木勺子"


def _german(mark: str) -> list[bytes]:
    return [f"A{number},Käse Nr. {number} für {mark}".encode() for number in range(50)]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_one_row_of_another_encoding_leaves_european_utf8_alone(count: int, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(b"\n".join([*_german("dich")[:count], "B1,Größe".encode("cp1252")]))
    assert encoding.detect(file) == Encoding("utf-8", damaged=True)


def test_rows_of_utf8_in_an_old_file_are_read_as_what_they_are(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    old = [line.decode().encode("cp1252") for line in _german("dich")]
    file.write_bytes(b"\n".join([*old, "C1,Café".encode("cp1252"), "B1,Größe".encode()]))
    found = encoding.detect(file)
    assert found == Encoding("cp1252", damaged=True)
    repair = encoding.Repairer(found.name)
    *others, last = file.read_bytes().decode(found.name, errors=found.errors).split("\n")
    assert repair(last) == "B1,Größe"
    assert {repair(cell) for cell in others} == {None}


@pytest.mark.parametrize("word", ["Käse", "Größe", "crème brûlée", "año", "Dänemark"])
def test_a_single_word_is_taken_for_western_european(word: str) -> None:
    cell = word.encode("cp1252").decode("utf-8", errors=encoding.ESCAPE)
    assert encoding.Repairer("utf-8")(cell) == word


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "gb18030", "big5", "cp932", "cp1252", "euc_kr"]))
def test_no_bytes_break_the_repair(raw: bytes, name: str) -> None:
    cell = raw.decode(name, errors=encoding.ESCAPE)
    repaired = encoding.Repairer(name)(cell)
    text = cell if repaired is None else repaired
    text.encode()  # no lone surrogates are left


def test_a_megabyte_of_ascii_before_the_first_character_of_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "late.csv"
    plain = b"A-1,plain steel mug,3.20\n" * 50_000
    file.write_bytes(plain + "".join(f"A-{n},不锈钢保温杯,3.20\n" for n in range(60)).encode("gbk"))
    assert encoding.detect(file).name == "gb18030"
    file.write_bytes(plain + "".join(f"A-{n},кружка стальная,3.20\n" for n in range(60)).encode("cp1251"))
    assert encoding.detect(file).name == "cp1251"
