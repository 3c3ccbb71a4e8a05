"""What proves what, case by case, in English and Chinese."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Claim, Evidence, Record, check_text

OWN = {
    "title",
    "description",
    "brand",
    "weight",
    "price",
    "currency",
    "pack",
    "moq",
    "lead_time",
    "origin",
    "mpn",
    "stock",
    "cost",
    "barcode",
}


def record(**cells: str) -> Record:
    """Fields of the catalogue by name, all others as attributes; ``_`` is a space, ``~`` in front marks a sibling."""
    return Record("A", tuple(Evidence(_field(name), value, "A") for name, value in cells.items()))


def _field(name: str) -> str:
    return name if name in OWN else f"attribute:{name.replace('_', ' ')}"


def found(text: str, known: Record, said: str) -> Claim:
    """The claim that holds ``said``."""
    claims = check_text(text, known)
    matching = [claim for claim in claims if said in claim.text]
    assert matching, f"no claim holds {said!r}: {[claim.text for claim in claims]}"
    return matching[0]


YES, NO, OPEN = "supported", "contradicted", "unsupported"

MEASURES = [
    ("holds 750 ml", {"Capacity": "750 ml"}, "750 ml", YES),
    ("holds 0.75 litres", {"Capacity": "750 ml"}, "0.75 litres", YES),
    ("holds 75 cl", {"Capacity": "750 ml"}, "75 cl", YES),
    ("holds 25 fl oz", {"Capacity": "750 ml"}, "25 fl oz", YES),
    ("a 25.4-oz bottle", {"Capacity": "750 ml"}, "25.4-oz", YES),
    ("holds 26.5 oz", {"Capacity": "750 ml"}, "26.5 oz", NO),
    ("holds 700 ml", {"Capacity": "750 ml"}, "700 ml", NO),
    ("holds 750 l", {"Capacity": "750 ml"}, "750 l", NO),
    ("holds 750 ml", {"Capacity (ml)": "750"}, "750 ml", YES),
    ("weighs 1.2 kg", {"weight": "1200 g"}, "1.2 kg", YES),
    ("weighs 1,200 g", {"weight": "1.2 kg"}, "1,200 g", YES),
    ("weighs 1,2 kg", {"weight": "1.2 kg"}, "1,2 kg", YES),
    ("weighs 2.65 lb", {"weight": "1.2 kg"}, "2.65 lb", YES),
    ("weighs 2 lb", {"weight": "1.2 kg"}, "2 lb", NO),
    ("weighs 1.3 kg", {"weight": "1200 g"}, "1.3 kg", NO),
    ("weighs about 1.2 kg", {"weight": "1185 g"}, "1.2 kg", YES),
    ("weighs 1.2kg", {"weight": "1.20 kg"}, "1.2kg", YES),
    ("12 in tall", {"Height": "30.5 cm"}, "12 in", YES),
    ("12 inches tall", {"Height": "30 cm"}, "12 inches", YES),
    ('12" tall', {"Height": "30.48 cm"}, '12"', YES),
    ("13 in tall", {"Height": "30.5 cm"}, "13 in", NO),
    ("5 ft long", {"Length": "1.5 m"}, "5 ft", YES),
    ("6 ft long", {"Length": "1.5 m"}, "6 ft", NO),
    ("30 cm wide", {"Height": "30 cm", "Width": "20 cm"}, "30 cm", NO),
    ("20 cm wide and 30 cm high", {"Height": "30 cm", "Width": "20 cm"}, "20 cm", YES),
    ("20 cm wide and 30 cm high", {"Height": "30 cm", "Width": "20 cm"}, "30 cm", YES),
    ("Height: 30 cm, Width: 20 cm", {"Height": "30 cm", "Width": "20 cm"}, "30 cm", YES),
    ("Height 30 cm Width 20 cm", {"Height": "30 cm", "Width": "20 cm"}, "20 cm", YES),
    ("30 cm height 20 cm width", {"Height": "30 cm", "Width": "20 cm"}, "20 cm", YES),
    ("a 2 m cable", {"Cable length": "2 m", "Height": "30 cm"}, "2 m", YES),
    ("a 3 m cable", {"Cable length": "2 m", "Height": "30 cm"}, "3 m", NO),
    ("bolt of 9/16 in", {"Thread": "9/16 in"}, "9/16 in", YES),
    ("bolt of 14.3 mm", {"Thread": "9/16 in"}, "14.3 mm", YES),
    ("bolt of 5/8 in", {"Thread": "9/16 in", "Size": "9/16 in"}, "5/8 in", NO),
    ("1 1/2 inch pipe", {"Diameter": "1.5 in"}, "1 1/2 inch", YES),
    ("2½ inches long", {"Length": "2.5 in"}, "2½ inches", YES),
    ("tolerance ±0.5 mm", {"Tolerance": "±0.5 mm"}, "0.5 mm", YES),
    ("tolerance ±0.8 mm", {"Tolerance": "±0.5 mm"}, "0.8 mm", NO),
    ("from 10 to 20 cm", {"Length": "10-20 cm"}, "10 to 20 cm", YES),
    ("10–20 cm long", {"Length": "10 - 20 cm"}, "10–20 cm", YES),
    ("10-25 cm long", {"Length": "10-20 cm"}, "10-25 cm", NO),
    ("up to 20 cm long", {"Length": "10-20 cm"}, "20 cm", YES),
    ("between 10 and 20 kg", {"Load": "10-20 kg"}, "10 and 20 kg", YES),
    ("keeps cold for 24 hours", {"Warranty": "24 months"}, "24 hours", OPEN),
    ("keeps cold for 24 hours", {"description": "Keeps drinks cold for 24 h and hot for 12 h."}, "24 hours", YES),
    ("keeps hot for 24 hours", {"description": "Keeps drinks cold for 24 h and hot for 12 h."}, "24 hours", NO),
    ("runs for 8 hours", {"Battery life": "8 hours", "Charging time": "2 hours"}, "8 hours", YES),
    ("charges in 8 hours", {"Battery life": "8 hours", "Charging time": "2 hours"}, "8 hours", NO),
    ("washable at 60 °C", {"Care": "Machine wash at 60°C"}, "60 °C", YES),
    ("washable at 140 °F", {"Care": "Machine wash at 60°C"}, "140 °F", YES),
    ("washable at 90 °C", {"Care": "Machine wash at 60°C"}, "90 °C", OPEN),
    ("boxes of 400, 800 and 1500 ml", {"Capacity": "400 ml, 800 ml, 1500 ml", "pack": "3 pcs / box"}, "400", YES),
    ("boxes of 400, 900 and 1500 ml", {"Capacity": "400 ml, 800 ml, 1500 ml", "pack": "3 pcs / box"}, "900", OPEN),
    ("in 20、24和28厘米", {"尺寸": "20厘米、24厘米、28厘米"}, "20", YES),
    ("from -20 to 60 °C", {"Temperature": "-20 °C to 60 °C"}, "-20 to 60 °C", YES),
    ("12 W of power", {"Power": "12W"}, "12 W", YES),
    ("15 watts of power", {"Power": "12W"}, "15 watts", NO),
    ("at 220–240 V", {"Voltage": "220-240V"}, "220–240 V", YES),
    ("5000 mAh battery", {"Battery": "5000 mAh"}, "5000 mAh", YES),
    ("5 Ah battery", {"Battery": "5000 mAh"}, "5 Ah", YES),
    ("4000 mAh battery", {"Battery": "5000 mAh"}, "4000 mAh", NO),
    ("towels of 500 gsm", {"Fabric weight": "500 g/m²"}, "500 gsm", YES),
    ("towels of 600 gsm", {"Fabric weight": "500 g/m²"}, "600 gsm", NO),
    ("8 GB RAM and 256 GB storage", {"RAM": "8GB", "Storage": "256GB SSD"}, "8 GB", YES),
    ("16 GB RAM", {"RAM": "8GB", "Storage": "256GB SSD"}, "16 GB", NO),
    ("weighs 350 grams", {"weight": "350"}, "350 grams", YES),
    ("weighs 450 grams", {"weight": "350"}, "450 grams", NO),
    ("weighs ３５０ｇ", {"weight": "350 g"}, "３５０ｇ", YES),
    ("容量500毫升", {"容量": "0.5升"}, "500毫升", YES),
    ("容量600毫升", {"容量": "0.5升"}, "600毫升", NO),
    ("重一公斤", {"重量": "1000克"}, "一公斤", YES),
    ("重两斤", {"重量": "1千克"}, "两斤", YES),
    ("重三斤", {"重量": "1千克"}, "三斤", NO),
    ("高22厘米", {"高度": "220mm"}, "22厘米", YES),
    ("高25厘米", {"高度": "220mm"}, "25厘米", NO),
    ("保温6小时", {"保温时间": "6小时", "保冷时间": "10小时"}, "6小时", YES),
    ("保冷6小时", {"保温时间": "6小时", "保冷时间": "10小时"}, "6小时", NO),
    ("功率12瓦", {"Power": "12 W"}, "12瓦", YES),
    ("10英寸屏幕", {"Screen": "10 in"}, "10英寸", YES),
    ("20000毫安时", {"Capacity": "20,000 mAh"}, "20000毫安时", YES),
    ("长度（厘米）30厘米", {"长度（厘米）": "30"}, "30厘米", YES),
]

SIZES = [
    ("20 x 30 cm", {"Size": "20x30cm"}, "20 x 30 cm", YES),
    ("30 × 20 cm", {"Size": "20x30cm"}, "30 × 20 cm", YES),
    ("8 x 12 inches", {"Size": "20.3 x 30.5 cm"}, "8 x 12 inches", YES),
    ("20 x 40 cm", {"Size": "20x30cm"}, "20 x 40 cm", NO),
    ("200 x 300 mm", {"Size": "20 x 30 cm"}, "200 x 300 mm", YES),
    ("20 x 30 x 5 cm", {"Length": "30 cm", "Width": "20 cm", "Height": "5 cm"}, "20 x 30 x 5 cm", YES),
    ("20 x 30 x 6 cm", {"Length": "30 cm", "Width": "20 cm", "Height": "5 cm"}, "20 x 30 x 6 cm", NO),
    ("20 cm (L) x 30 cm (W)", {"Size": "20 x 30 cm"}, "20 cm (L) x 30 cm", YES),
    ("L20 x W30 x H5 cm", {"Size": "20 x 30 x 5 cm"}, "20 x W30 x H5 cm", YES),
    ("20 by 30 cm", {"Size": "20 x 30 cm"}, "20 by 30 cm", YES),
    ("ø 25 mm", {"Diameter": "25 mm"}, "25 mm", YES),
    ("Ø30 mm", {"Diameter": "25 mm"}, "30 mm", NO),
    ("two sizes: 20 x 30 cm and 30 x 40 cm", {"Size": "20x30 cm, 30x40 cm"}, "30 x 40 cm", YES),
    ("尺寸70×140厘米", {"尺寸": "70*140cm"}, "70×140厘米", YES),
    ("尺寸80×140厘米", {"尺寸": "70*140cm"}, "80×140厘米", NO),
    ("one pocket 20 x 18 cm", {"title": "Apron", "Size": "70 x 85 cm"}, "20 x 18 cm", OPEN),
    ("size 20 x 18 cm", {"title": "Apron", "Size": "70 x 85 cm"}, "20 x 18 cm", NO),
    ("Size: 1/2 in", {"Size": "1/2 in"}, "1/2 in", YES),
    ("Size: 1/2 ft", {"Size": "1/2 in"}, "1/2 ft", NO),
    ("in size M", {"Size": "S, M, L"}, "size M", YES),
    ("in size XL", {"Size": "S, M, L"}, "XL", NO),
    ("size Large", {"Size": "L"}, "size Large", YES),
    ("XXL fits well", {"Size": "2XL"}, "XXL", YES),
    ("EU 42", {"Size": "42"}, "EU 42", YES),
    ("EU 43", {"Size": "42"}, "EU 43", NO),
    ("42码", {"尺码": "42"}, "42", YES),
    ("One size fits all.", {"Size": "One size"}, "One size", YES),
]

NUMBERS = [
    ("pack of 24", {"pack": "24"}, "24", YES),
    ("pack of 24", {"pack": "24 pcs / box"}, "24", YES),
    ("pack of 12", {"pack": "24"}, "12", NO),
    ("a 24-pack", {"pack": "24"}, "24", YES),
    ("24 pieces", {"Pieces per set": "24"}, "24", YES),
    ("24pcs", {"pack": "24"}, "24", YES),
    ("set of two dozen", {"pack": "24"}, "two dozen", YES),
    ("a dozen eggs", {"pack": "12"}, "dozen", YES),
    ("twenty-four pieces", {"pack": "24"}, "twenty-four", YES),
    ("three compartments", {"Compartments": "3"}, "three", YES),
    ("four compartments", {"Compartments": "3"}, "four", NO),
    ("3 compartments", {"Layers": "3", "Compartments": "4"}, "3", NO),
    ("60% cotton and 40% polyester", {"Material": "60% cotton, 40% polyester"}, "60%", YES),
    ("70% cotton and 30% polyester", {"Material": "60% cotton, 40% polyester"}, "70%", NO),
    ("40% cotton", {"Material": "60% cotton, 40% polyester"}, "40%", NO),
    ("100% cotton", {"Material": "Cotton 100%"}, "100%", YES),
    ("in three colours", {"Colour": "Black, White, Red"}, "three", YES),
    ("in four colours", {"Colour": "Black, White, Red"}, "four", NO),
    ("minimum order 100 pieces", {"moq": "100"}, "100", YES),
    ("minimum order 50 pieces", {"moq": "100", "pack": "50"}, "50", NO),
    ("stock 24 pieces", {"stock": "24", "cost": "24"}, "24", OPEN),
    ("24只装", {"pack": "24"}, "24", YES),
    ("二十四只装", {"pack": "24"}, "二十四", YES),
    ("三件套", {"件数": "3"}, "三", YES),
    ("四件套", {"件数": "3"}, "四", NO),
    ("三种颜色", {"颜色": "黑、白、红"}, "三", YES),
    ("100个起订", {"起订量": "100个"}, "100", YES),
    ("60%棉", {"材质": "60%棉 40%涤纶"}, "60%", YES),
    ("80%棉", {"材质": "60%棉 40%涤纶"}, "80%", NO),
]

WORDS = [
    ("stainless steel body", {"Material": "SUS304"}, "stainless steel", YES),
    ("304 stainless steel body", {"Material": "18/8 stainless steel"}, "304 stainless steel", YES),
    ("steel body", {"Material": "304 stainless steel"}, "steel", YES),
    ("316 stainless steel", {"Material": "stainless steel"}, "316 stainless steel", OPEN),
    ("aluminium body", {"Material": "304 stainless steel"}, "aluminium", NO),
    ("made of cotton", {"材质": "棉"}, "cotton", YES),
    ("纯棉", {"Material": "cotton"}, "纯棉", OPEN),
    ("涤纶面料", {"材质": "棉"}, "涤纶", NO),
    ("a wooden base", {"description": "Cream sofa with wooden base"}, "wooden", YES),
    ("a wooden board", {"Material": "Acacia"}, "wooden", YES),
    ("a walnut wood board", {"Material": "Oak"}, "walnut wood", NO),
    ("leather strap", {"Strap material": "PU leather"}, "leather", NO),
    ("PU leather strap", {"Strap material": "faux leather"}, "PU leather", YES),
    ("plastic handle", {"Handle material": "Beech", "Material": "Plastic"}, "plastic", NO),
    ("with a silicone lid", {"Material": "304 stainless steel"}, "silicone", OPEN),
    ("in linen", {"Material": "Linen blend"}, "linen", YES),
    ("in silk", {"Material": "Linen blend"}, "silk", OPEN),
    ("in grey", {"Colour": "Gray"}, "grey", YES),
    ("in blue", {"Colour": "Navy"}, "blue", YES),
    ("in navy", {"Colour": "Blue"}, "navy", OPEN),
    ("in red", {"Colour": "Navy"}, "red", NO),
    ("a tan brown bag", {"Colour": "Brown"}, "tan", OPEN),
    ("dark blue", {"Colour": "Light blue"}, "dark blue", NO),
    ("灰色", {"Colour": "grey"}, "灰色", YES),
    ("红色", {"颜色": "黑色"}, "红色", NO),
    ("a red bottle", {"title": "Bottle"}, "red", OPEN),
    ("by Acme", {"brand": "Acme"}, "Acme", YES),
    ("made by Globex", {"brand": "Acme"}, "Globex", NO),
    ("The Zentrix bottle", {"brand": "Acme"}, "Zentrix", OPEN),
    ("from Samsung", {"brand": "Acme"}, "Samsung", OPEN),
    ("品牌：苏泊尔", {"brand": "澜舟"}, "苏泊尔", NO),
    ("澜舟保温杯", {"brand": "澜舟"}, "澜舟", YES),
    ("model TM-500", {"mpn": "TM-500"}, "TM-500", YES),
    ("model TM500", {"title": "Mug TM-500"}, "TM500", YES),
    ("model TM-600", {"mpn": "TM-500"}, "TM-600", NO),
    ("bolt BX-9/16", {"title": "Hex bolt BX-9/16"}, "BX-9/16", YES),
    ("bolt BX-5/8", {"title": "Hex bolt BX-9/16"}, "BX-5/8", NO),
    ("with CE mark", {"Certificates": "CE, RoHS"}, "CE", YES),
    ("FDA approved", {"Certificates": "CE, RoHS"}, "FDA", OPEN),
    ("ISO 9001 certified", {"Certificates": "ISO 9001:2015"}, "ISO 9001", YES),
    ("ISO 9001 certified", {"Certificates": "ISO 14001"}, "ISO 9001", OPEN),
    ("rated IP67", {"Protection": "IP54"}, "IP67", NO),
    ("OEKO-TEX tested", {"Certificates": "OEKO-TEX Standard 100"}, "OEKO-TEX", YES),
    ("3C认证", {"认证": "3C"}, "3C", YES),
    ("符合GB 4806.9", {"认证": "GB 4806.9"}, "GB 4806.9", YES),
    ("Made in Italy", {"origin": "Italy"}, "Made in Italy", YES),
    ("Made in Italy", {"origin": "IT"}, "Made in Italy", YES),
    ("Made in Italy", {"origin": "China"}, "Made in Italy", NO),
    ("Made in Italy", {"title": "Bag"}, "Made in Italy", OPEN),
    ("Italian leather", {"origin": "Italy", "Material": "Leather"}, "Italian", YES),
    ("German engineering", {"origin": "China"}, "German", NO),
    ("中国制造", {"origin": "CN"}, "中国制造", YES),
    ("日本进口", {"产地": "中国"}, "日本进口", NO),
    ("产地：越南", {"产地": "越南"}, "越南", YES),
    ("2-year warranty", {"Warranty": "24 months"}, "2-year", YES),
    ("3-year warranty", {"Warranty": "24 months"}, "3-year", NO),
    ("lifetime warranty", {"Warranty": "24 months"}, "lifetime warranty", NO),
    ("two years of guarantee", {"title": "Lamp"}, "two years", OPEN),
    ("两年质保", {"保修期": "24个月"}, "两年", YES),
    ("三年质保", {"保修期": "24个月"}, "三年", NO),
    ("ships within 5-7 days", {"lead_time": "5-7 days"}, "5-7 days", YES),
    ("ships within 3 days", {"lead_time": "5-7 days"}, "3 days", NO),
    ("free shipping", {"title": "Lamp"}, "free shipping", OPEN),
    ("15天发货", {"交货期": "15天"}, "15天", YES),
    ("包邮", {"商品描述": "全国包邮"}, "包邮", YES),
    ("包邮", {"商品描述": "双层杯"}, "包邮", OPEN),
    ("only $12.50", {"price": "12.50", "currency": "USD"}, "$12.50", YES),
    ("only $12.5", {"price": "12.50", "currency": "USD"}, "$12.5", YES),
    ("only €12.50", {"price": "12.50", "currency": "USD"}, "€12.50", OPEN),
    ("only $9.99", {"price": "12.50", "currency": "USD"}, "$9.99", NO),
    ("仅售32.5元", {"price": "32.50", "currency": "CNY"}, "32.5元", YES),
    ("waterproof", {"Waterproof": "Yes"}, "waterproof", YES),
    ("waterproof", {"Waterproof": "No"}, "waterproof", NO),
    ("waterproof", {"description": "The cover is not waterproof."}, "waterproof", NO),
    ("waterproof", {"description": "Water-resistant cover."}, "waterproof", OPEN),
    ("water-resistant", {"description": "Waterproof cover."}, "water-resistant", YES),
    ("not waterproof", {"description": "Waterproof cover."}, "waterproof", NO),
    ("dishwasher safe", {"Care": "Hand wash only"}, "dishwasher safe", NO),
    ("BPA-free", {"description": "Free of BPA"}, "BPA-free", YES),
    ("food safe", {"title": "Bowl"}, "food safe", OPEN),
    ("不防水", {"防水": "是"}, "防水", NO),
    ("防水", {"防水": "是"}, "防水", YES),
    ("the best bottle", {"title": "Bottle"}, "the best", OPEN),
    ("plastic-free", {"Material": "Plastic"}, "plastic", NO),
]

ALL = [*MEASURES, *SIZES, *NUMBERS, *WORDS]


@pytest.mark.parametrize(("text", "cells", "said", "status"), ALL, ids=[f"{row[0]} | {row[1]}" for row in ALL])
def test_verdict(text: str, cells: dict[str, str], said: str, status: str) -> None:
    claim = found(text, record(**cells), said)
    assert claim.status == status, claim
    assert (claim.value is None) == (status == "unsupported")


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
