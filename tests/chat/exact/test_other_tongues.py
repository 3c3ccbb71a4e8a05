"""Questions in another language than the cells, and columns that are called by their plain names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column, unit_of_column
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

GERMAN = """Artikelnummer;Bezeichnung;Hersteller;Warengruppe;Werkstoff;Gewinde;Garantie (Jahre);Lichtstrom(lm);Schutzart;Preis (EUR);Lagerbestand;Ursprungsland
GX-101;Sechskant M8x40;亮禾;Schrauben;Stahl;M8;2;;;11,90;860;Deutschland
GX-102;Senkkopf M6x20;亮禾;Schrauben;Edelstahl A2;M6;2;;;8,40;0;Italien
GX-201;Sechskant M8;Norvik;Muttern;Messing;M8;;;;6,90;120;DE
GX-301;Flachkopf rund;Norvik;Bürsten;Holz;;5;;;24,00;;Schweiz
GX-302;Wire brush adapter M8;Norvik;Zubehör;Stahl;;1;;;9,00;4;China
GX-401;Wandstrahler eckig;Norvik;Leuchten;Aluminium;;3;1200;IP65;59,00;9;China
GX-402;Deckenstrahler flach;Norvik;Leuchten;Kunststoff;;5;2400;IP20;49,00;7;China
"""  # noqa: E501

ASKED = [
    ("how many screws do we carry", 2, None),
    ("螺丝有几种", 2, None),
    ("how many brushes", 1, None),  # not the one that is called so and is none
    ("cheapest M8 nut", Decimal("6.90"), ["GX-201"]),
    ("how many articles are from Germany", 2, None),
    ("德国产的有几个", 2, None),
    ("swiss products", 1, ["GX-301"]),
    ("which articles are made of brass", 1, ["GX-201"]),
    ("how many M8 articles", 2, None),
    ("IP65 products", 1, ["GX-401"]),
    ("质保5年的有几款", 2, None),
    ("how many have a warranty of more than 2 years", 3, None),
    ("highest luminous flux", 2400, None),
    ("流明最高的是哪个", 2400, None),
    ("which product has no stock figure", 1, ["GX-301"]),
    ("wie viele Artikel haben wir", 7, None),
    ("wie viele Schrauben sind auf Lager", 860, None),
    ("billigste Schraube", Decimal("8.40"), None),
    ("was kostet GX-301", Decimal("24.00"), ["GX-301"]),
    ("welche Artikel kosten unter 9 Euro", 2, ["GX-102", "GX-201"]),
    ("who has more products, Norvik or 亮禾", (("Norvik", 5), ("亮禾", 2)), None),
    ("Norvik和亮禾哪家产品少", (("亮禾", 2), ("Norvik", 5)), None),
]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Over GERMAN."""
    folder = tmp_path_factory.mktemp("german")
    (folder / "liste.csv").write_text(GERMAN, encoding="utf-8")
    paths = AppPaths(folder / "data", folder / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(folder / "liste.csv"))
    yield Exactly(catalogue)
    database.close()


@pytest.mark.parametrize(("question", "value", "rows"), ASKED)
def test_it_is_answered_in_whatever_language_the_cells_are(
    german: Exactly, question: str, value: object, rows: list[str] | None
) -> None:
    reply = german.answer(question)
    assert reply is not None and reply.kind == "exact", reply
    assert value is None or reply.value == value, reply
    assert rows is None or (reply.finding and sorted(row.sku for row in reply.finding.rows) == sorted(rows)), reply


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how many hammers", "declined"),
        ("how many nails", "declined"),
        ("how many IP67 products", "declined"),
        ("亮和的产品有多少", "clarify"),  # a character beside 亮禾
        ("wie viele Bestellungen gestern", "declined"),
    ],
)
def test_what_is_not_there_is_not_counted(german: Exactly, question: str, kind: str) -> None:
    reply = german.answer(question)
    assert reply is not None and reply.kind == kind, reply


@pytest.mark.parametrize(
    ("column", "plain", "unit"),
    [
        ("质保(年)", ("质", "保"), "年"),
        ("光通量（lm）", ("光", "通", "量"), "lm"),
        ("Gewicht [kg]", ("gewicht",), "kg"),
        ("Width, mm", ("width",), "mm"),
        ("Finish (colour)", ("finish",), ""),
        ("Rated speed", ("rated", "speed"), ""),
    ],
)
def test_a_column_is_called_without_its_unit_too(column: str, plain: tuple[str, ...], unit: str) -> None:
    assert plain in keys_of_column(f"attribute:{column}")
    assert unit_of_column(f"attribute:{column}") == unit
