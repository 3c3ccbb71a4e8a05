"""Three small catalogues with what makes questions hard: variants, gaps, ties, units, currencies, both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

_HEAD = (
    "SKU,Parent SKU,Title,Brand,Category,Material,Colour,Weight,Warranty,Lead time,Price,Currency,Stock,Barcode,Origin"
)
ENGLISH = f"""{_HEAD}
WB-1,,Trail bottle 750 ml,Hydra,Drinkware,18/8 stainless steel,,,2 years,25 days,,USD,,,China
WB-1-BK,WB-1,"Trail bottle 750 ml, black",,,,Black,310 g,,25 days,7.85,USD,40,2100000480463,China
WB-1-GN,WB-1,"Trail bottle 750 ml, forest green",,,,Forest green,310 g,,25 days,8.10,USD,0,,China
CM-3,,Coffee mug 300 ml,Hydra,Drinkware,Stoneware,Blue,350 g,,20 days,4.50,USD,760,2100000480470,Portugal
CM-4,,Enamel mug,Norrvik,Drinkware,Enamelled steel,Black,0.2 kg,,20 days,4.50,USD,12,,Poland
DL-2,,Desk lamp,Norrvik,Lighting,Aluminium,White,980 g,5 years,14 days,18.40,USD,35,2100000480487,Germany
TB-9,,Oak table,Norrvik,Furniture,Oak,,31 kg,5 years,40 days,,USD,0,,Germany
"""

CHINESE = """货号,商品名称,品牌,分类,材质,颜色,重量,起订量,交货期,单价（元）,库存,条形码,产地
BW-5,不锈钢保温杯 500毫升,澜舟,杯壶,304不锈钢,黑色,320克,100个,15天,32.50,1800,2600005390243,浙江永康
MK-3,粗陶马克杯,澜舟,杯壶,粗陶,白色,350克,60个,20天,18.80,760,,江西景德镇
TD-9,LED台灯,固明,灯具,铝合金,白色,1.2千克,20台,12天,138.00,0,2600005390250,广东中山
ZX-4,五层纸箱,万包,包装,瓦楞纸,,900克,500个,7天,3.60,15000,,广东东莞
"""

DOUBLES = """SKU,Title,Brand,brand name,Category,Color,Shade,sale_count,Price,Currency,Stock,Compare at price,Obsolete
SF-1,Yellow sofa,Halvern,,Home > Seats,,,40,99.99,USD,5,150.00,0
SF-2,Cream sofa,Halvern,,Home > Seats,,,2,500.00,USD,3,500.00,0
BL-5,Bellies,,Aweno,Home > Shoes,Red,,30,20.00,USD,1,,1
NL-2,Varnish,Aweno,,Home > Care,,Plum,20,9.00,USD,4,,0
CL-7,Tire cleaner,Carmo,,Cars > Car & Bike Care,,,1,7.00,USD,9,,0
ST-1,Door stop,Carmo,,Home > Doors,,,3,4.00,USD,8,,1
100,Digital camera,Carmo,,Home > Optics,,,2,250.00,USD,2,,0
101,Digital camera case,Carmo,,Home > Bags,,,2,9.50,USD,2,,0
"""

RIDGES = """SKU,Title,Category,Subcategory,Size,Color,Price,Currency,Cost
RG-1,"Ridge-40 Black, 44",Bikes,Mountain Bikes,44,Black,540.00,USD,300.00
RG-2,"Ridge-40 Red, 44",Bikes,Mountain Bikes,44,Red,540.00,USD,300.00
RG-3,"Ridge-40 Red, 52",Bikes,Mountain Bikes,52,Red,520.00,USD,300.00
SK-M,"Mountain Bike Socks, M",Clothing,Socks,M,White,9.50,USD,3.00
SK-L,"Mountain Bike Socks, L",Clothing,Socks,L,White,9.50,USD,3.00
FM-1,"Vale Frame - Blue, 60",Components,Frames,60,Blue,1003.50,USD,700.00
FM-2,"Vale Frame - Blue, 54",Components,Frames,54,Blue,1001.00,USD,700.00
CG-W,White clogs,Clothing,Shoes,,,80.00,USD,40.00
CG-B,Blue clogs,Clothing,Shoes,,,75.00,USD,40.00
"""


def _filled(folder: Path, text: str) -> Iterator[Exactly]:
    (folder / "shop.csv").write_text(text, encoding="utf-8")
    paths = AppPaths(folder / "data", folder / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(folder / "shop.csv"))
    yield Exactly(catalogue)
    database.close()


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Over ENGLISH."""
    yield from _filled(tmp_path_factory.mktemp("english"), ENGLISH)


@pytest.fixture(scope="session")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Over CHINESE."""
    yield from _filled(tmp_path_factory.mktemp("chinese"), CHINESE)


@pytest.fixture(scope="session")
def doubles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Over DOUBLES: columns that mean one thing, and one of what was sold."""
    yield from _filled(tmp_path_factory.mktemp("doubles"), DOUBLES)


@pytest.fixture(scope="session")
def ridges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Over RIDGES: titles with commas, and some that have the words of a category that they are not of."""
    yield from _filled(tmp_path_factory.mktemp("ridges"), RIDGES)


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exactly]:
    """Thirty books without a category, of which a third say so in their names."""
    lines = (f"B-{n},{'Book of ' if n % 3 == 0 else ''}Ferns and moss {n},T{n}-X,{n}.50,EUR" for n in range(1, 31))
    yield from _filled(
        tmp_path_factory.mktemp("books"), "SKU,Title,Model code,Price,Currency\n" + "\n".join(lines) + "\n"
    )


def told_in_turn(shop: Exactly, *asked: str) -> str:
    """The last answer, asked one after the other."""
    before: Reading | None = None
    told = ""
    for text in asked:
        reply = shop.answer(text, before)
        told = reply.text if reply else ""
        before = reply.reading if reply and reply.reading else before
    return told


def seen(reply: Reply | None) -> str:
    """What a person reads of an answer: its sentences and its table. How Python shows it has places in memory, too."""
    if reply is None:
        return ""
    table = reply.table
    cells = [*table.heads, *(cell for name, line in table.lines for cell in (name, *line))] if table else []
    return "\n".join([reply.text, *cells])
