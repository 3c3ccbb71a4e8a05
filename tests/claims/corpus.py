"""A corpus of altered texts of our own making: true texts about records, and the same with one fact made false.

The alterations know nothing of the ledger: they look for facts with patterns and lists of their own. Seeded, so that a
figure can be repeated.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from merchant_assistant.claims import Evidence, Record

OWN_FIELDS = frozenset({"title", "description", "brand", "weight", "price", "currency", "pack", "moq", "lead_time", "origin", "mpn", "sku"})


@dataclass(frozen=True, slots=True)
class Altered:
    """A text that was true until ``before`` became ``after`` at ``start``."""

    record: Record
    text: str
    kind: str
    start: int
    end: int
    before: str
    after: str


def record(sku: str, **cells: str) -> Record:
    """A record from keyword arguments: the catalogue's fields by name, all others as attributes (``_`` is a space)."""
    named = ((name if name in OWN_FIELDS else f"attribute:{name.replace('_', ' ')}", value) for name, value in cells.items())
    return Record(sku, tuple(Evidence(field, value, sku) for field, value in named))


# Records and true texts about them, each fact of which stands in the record, but in other words or units.
TRUE: tuple[tuple[Record, str], ...] = (
    (
        record("WB-750", title="Insulated Water Bottle", brand="Halvern", Material="18/8 stainless steel", Capacity="750 ml",
               Height="26.5 cm", Diameter="7.3 cm", weight="365 g", Colour="Matte black", Certificates="LFGB, FDA", Warranty="2 years",
               origin="China", lead_time="25 days", moq="100", pack="24", mpn="HV-WB750",
               Keeps_cold="24 hours", Keeps_hot="12 hours", Care="Hand wash only", price="7.85", currency="USD"),
        "The Halvern HV-WB750 keeps drinks cold for 24 hours and hot for 12 hours. It holds 0.75 l (25.4 oz), stands 26.5 cm tall,"
        " measures 7.3 cm in diameter and weighs 365 g. The body is made of 304 stainless steel in matte black. LFGB and FDA"
        " tested, with a 24-month warranty. Made in China. Minimum order 100, 24 per carton, lead time 25 days, $7.85 each.",
    ),
    (
        record("TWL-6", title="Bath Towel Set of 6", brand="Lumora", Material="100% cotton", Fabric_weight="500 gsm", Size="70 x 140 cm",
               Colour="Navy", Certificates="OEKO-TEX Standard 100", origin="Portugal", Pieces_per_set="6", Care="Machine wash at 60 °C",
               weight="2.9 kg"),
        "A set of six navy bath towels by Lumora, woven from 100% cotton at 500 g/m². Each towel is 70 x 140 cm (27.6 x 55.1 in). OEKO-TEX"
        " Standard 100. Machine washable at 60 °C. The set weighs 2.9 kg. Made in Portugal.",
    ),
    (
        record("DL-12", title="LED Desk Lamp", brand="Nordlys", Power="12 W", Voltage="220-240 V", Brightness="800 lm",
               Colour_temperature="2700-6500 K", Cable_length="1.8 m", Material="Aluminium", Certificates="CE, RoHS", Warranty="3 years",
               Brightness_levels="5", Colour="Silver, white", Height="42 cm", Dimmable="Yes"),
        "The Nordlys desk lamp gives 800 lumens from 12 watts at 220–240 V. Its colour temperature goes from 2700 to 6500 K, in five"
        " brightness levels. Aluminium body, 42 cm high, with a cable of 1.8 m. Available in silver and white. CE and RoHS. Three-year"
        " warranty. Dimmable.",
    ),
    (
        record("CB-40", title="Oak Cutting Board", brand="Maren", Material="European oak", Dimensions="40 x 30 x 2 cm", weight="1.4 kg",
               origin="Germany", Certificates="FSC", Finish="Linseed oil", Care="Hand wash only"),
        "An oak board by Maren, 40 × 30 × 2 cm and 1.4 kg. FSC wood, made in Germany. 15.7 x 11.8 inches on the counter.",
    ),
    (
        record("BX-9/16", title="Hex Bolt BX-9/16", Thread="9/16 in", Length="2 1/2 in", Material="Galvanised steel", Grade="8.8",
               Pack="50", Standard="ISO 4017", Tensile_strength="800 MPa", Tolerance="±0.5 mm"),
        "Hex bolt BX-9/16 with a 9/16\" thread, 2.5 in long, in galvanized steel to ISO 4017. Grade 8.8, tensile strength 800 MPa."
        " Box of 50. Tolerance ±0.5 mm.",
    ),
    (
        record("PB-20", title="Power Bank 20000 mAh", brand="Voltaro", Capacity="20000 mAh", Output="5 V / 3 A", Ports="2 USB-A, 1 USB-C",
               weight="420 g", Dimensions="150 x 70 x 28 mm", Certificates="CE, FCC, UN38.3", Charging_time="6 hours", Colour="Black",
               Material="ABS"),
        "20,000 mAh power bank by Voltaro with two USB-A ports and one USB-C port. Output 5 V, 3 A. Charges in 6 hours. 15 x 7 x 2.8 cm,"
        " 0.42 kg, black ABS. CE, FCC and UN38.3.",
    ),
    (
        record("TS-M", title="Organic Cotton T-Shirt", brand="Fenway Lane", Material="95% organic cotton, 5% elastane", Size="S, M, L, XL",
               Colour="White, Grey, Forest green", Fabric_weight="180 gsm", origin="Turkey", Certificates="GOTS", Fit="Regular"),
        "Fenway Lane T-shirt in 95% organic cotton with 5% elastane, 180 gsm. Sizes S, M, L and XL, in three colours: white, grey and"
        " forest green. GOTS certified, made in Turkey.",
    ),
    (
        record("TENT-3", title="Trail Tent for 3", brand="Kestrel Ridge", Persons="3", Floor_area="4.2 m²", weight="2.8 kg",
               Packed_size="45 x 18 cm", Material="Ripstop polyester", Water_column="3000 mm", Poles="Aluminium", Doors="2",
               Colour="Olive green", Waterproof="Yes"),
        "A tent for three people by Kestrel Ridge: 4.2 m² floor, two doors, 2.8 kg. Waterproof polyester in olive green with aluminium"
        " poles. Packs down to 45 x 18 cm.",
    ),
    (
        record("ZB-500", title="不锈钢保温杯", brand="澜舟", 材质="304不锈钢", 容量="500毫升", 高度="22厘米", 重量="320克", 颜色="黑色",
               认证="GB 4806.9", 产地="中国", 保修期="1年", 保温时间="6小时", 保冷时间="10小时", 起订量="100个", 装箱数="24",
               交货期="15天", 单价="32.50元"),
        "澜舟不锈钢保温杯，容量0.5升，高22厘米，重320克，黑色。保温6小时，保冷10小时。304不锈钢，符合GB 4806.9。中国制造，质保12个月。"
        "起订量100个，交货期15天，单价32.5元。",
    ),
    (
        record("MJ-90", title="纯棉浴巾三件套", brand="棉舍", 材质="100%棉", 尺寸="70×140厘米", 克重="500克/平方米", 颜色="米色、灰色",
               件数="3件", 产地="越南", 重量="1.2公斤", 洗涤="可机洗"),
        "棉舍浴巾三件套，100%棉，每条70×140厘米，500克/平方米。米色、灰色两种颜色，总重1200克。可机洗。越南制造。",
    ),
    (
        record("DD-20", title="充电宝", brand="伏力", 容量="20000毫安时", 输出="5V 3A", 重量="420克", 尺寸="150×70×28毫米", 接口="3个",
               充电时间="6小时", 认证="3C", 颜色="白色", 保修期="24个月"),
        "伏力充电宝，20000毫安时，输出5V 3A，三个接口，充电6小时。15×7×2.8厘米，420克，白色，3C认证，两年质保。",
    ),
    (
        record("YZ-1", title="实木餐椅", brand="木语", 材质="橡木", 座高="45厘米", 承重="150公斤", 颜色="原木色", 重量="6.5千克", 产地="福建",
               包装="2把/箱"),
        "木语橡木餐椅，座高45厘米，承重150公斤，重6.5千克，每箱两把。",
    ),
)

_NUMBER = re.compile(r"(?<![\w.,/×x-])\d+(?:[.,]\d+)?(?= ?(?:cm|mm|m|kg|g|ml|l|W|V|A|K|mAh|hours?|days?|watts|lumens|gsm|MPa|°C|in|oz|lm)\b"
                     r"|厘米|毫米|米|克|公斤|千克|毫升|升|小时|天|个月|毫安时)")
_COUNT = re.compile(r"(?i)\b(?:two|three|four|five|six)\b(?= )|[三四五六](?=[个件只])")
_PERCENT = re.compile(r"\d+(?=%)")
_SIDE = re.compile(r"\d+(?:\.\d+)?(?=\s?[x×]\s?\d)")
_PRICE = re.compile(r"(?<=\$)\d+\.\d+|\d+\.\d+(?=元)")
_UNITS = {
    "cm": "m", "mm": "cm", "kg": "g", "g": "kg", "ml": "l", "l": "ml", "hours": "minutes", "days": "weeks", "W": "kW", "V": "mV",
    "mAh": "Ah", "in": "ft", "m": "mm", "A": "mA", "厘米": "毫米", "克": "公斤", "公斤": "克", "千克": "克", "毫升": "升", "升": "毫升", "小时": "分钟",
    "天": "周", "毫安时": "安时",
}  # fmt: skip
_UNIT = re.compile(r"(?<=\d )(?:cm|mm|kg|g|ml|l|hours|days|W|V|mAh|m|A|in)\b(?! ?[x×])|(?<=\d)(?:厘米|公斤|千克|克|毫升|升|小时|天|毫安时)(?!/)")
_MATERIALS = ("stainless steel", "cotton", "aluminium", "oak", "polyester", "leather", "bamboo", "linen", "plastic", "silicone", "brass",
              "wool", "ceramic", "glass", "galvanized steel", "ABS", "nylon", "titanium")
_MATERIALS_ZH = ("不锈钢", "橡木", "塑料", "陶瓷", "真皮", "竹制", "硅胶", "羊毛", "亚麻", "铝合金")
_COLOURS = ("black", "white", "navy", "silver", "grey", "red", "yellow", "purple", "pink", "green", "brown", "beige", "turquoise")
_COLOURS_ZH = ("黑色", "白色", "红色", "米色", "灰色", "蓝色", "粉色", "绿色", "紫色")
_CERTIFICATES = ("LFGB", "FDA", "OEKO-TEX Standard 100", "CE", "RoHS", "FSC", "FCC", "GOTS", "ISO 4017", "UN38.3", "UL", "ISO 9001", "IP67", "REACH",
                 "GRS", "3C", "GB 4806.9", "Energy Star", "BSCI")
_COUNTRIES = ("China", "Portugal", "Germany", "Turkey", "Italy", "Japan", "India", "Vietnam", "France", "Poland")
_COUNTRIES_ZH = ("中国", "越南", "日本", "德国", "意大利")
_BRANDS = ("Globex", "Nordwell", "Hydraflask", "Samsung", "Panasonic", "Zentrix", "Brightmoor", "Kaldera", "Nike", "Vornado")
_BRANDS_ZH = ("华为", "小米", "苏泊尔", "美的", "耐克")
_PROMISES = ("dishwasher safe", "waterproof", "BPA-free", "microwave safe", "machine washable", "biodegradable", "hypoallergenic")

Alteration = Callable[[Record, str, random.Random], Iterator[tuple[int, int, str]]]


def alterations(known: Record, text: str, rng: random.Random) -> Iterator[Altered]:
    """The text once for each fact that can be made false, one false fact each."""
    for kind, alter in ALTERATIONS.items():
        for start, end, after in alter(known, text, rng):
            yield Altered(known, text[:start] + after + text[end:], kind, start, start + len(after), text[start:end], after)


def corpus(seed: int = 1) -> list[Altered]:
    """All alterations of all texts of :data:`TRUE`."""
    rng = random.Random(seed)
    return [altered for known, text in TRUE for altered in alterations(known, text, rng)]


def _other_number(said: str, known: Record, rng: random.Random) -> str:
    """A number as long as ``said`` that stands nowhere in the record."""
    everything = " ".join(cell.value for cell in known.evidence)
    value = float(said.replace(",", ""))
    for factor in rng.sample([0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3], 10):
        other = f"{value * factor:.{len(said.partition('.')[2])}f}"
        if other not in everything and float(other) not in (value, 0):
            return other
    return f"{value * 7 + 1:g}"


def _numbers(pattern: re.Pattern[str]) -> Alteration:
    def alter(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), _other_number(match.group(), known, rng)

    return alter


def _counts(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    others = {"two": "four", "three": "seven", "four": "nine", "five": "eight", "six": "eleven", "三": "八", "四": "九", "五": "七", "六": "九"}
    for match in _COUNT.finditer(text):
        yield match.start(), match.end(), others[match.group().lower()]


def _units(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in _UNIT.finditer(text):
        yield match.start(), match.end(), _UNITS[match.group()]


def _words(*lists: tuple[str, ...]) -> Alteration:
    """Swap a word of a list for another of the same list that stands neither in the text nor in the record."""

    def alter(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
        everything = (text + " ".join(cell.value for cell in known.evidence)).lower().replace("gray", "grey")
        for words in lists:
            others = [word for word in words if word.lower() not in everything and word[-2:].lower() not in everything]
            pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
            for match in re.finditer(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", text):
                if others:
                    yield match.start(), match.end(), rng.choice(others)

    return alter


def _origins(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    everything = " ".join(cell.value for cell in known.evidence)
    for match in re.finditer(rf"(?<=[Mm]ade in )(?:{'|'.join(_COUNTRIES)})", text):
        yield match.start(), match.end(), rng.choice([name for name in _COUNTRIES if name not in everything])
    for match in re.finditer(rf"(?:{'|'.join(_COUNTRIES_ZH)})(?=制造)", text):
        yield match.start(), match.end(), rng.choice([name for name in _COUNTRIES_ZH if name not in everything])


def _brands(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    brand = next((cell.value for cell in known.evidence if cell.field == "brand"), None)
    for match in re.finditer(re.escape(brand), text) if brand else ():
        yield match.start(), match.end(), rng.choice(_BRANDS if brand.isascii() else _BRANDS_ZH)


def _models(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\b[A-Z]{2,}-?[A-Z]*\d+(?:/\d+)?\b", text):
        digit = text[match.end() - 1]
        yield match.end() - 1, match.end(), str((int(digit) + rng.randint(1, 8)) % 10)


def _promises(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    everything = (text + " ".join(cell.value + cell.field for cell in known.evidence)).lower()
    others = [promise for promise in _PROMISES if promise.split()[0].split("-")[0] not in everything]
    if text.isascii() and others:
        yield len(text), len(text), f" It is {rng.choice(others)}."


ALTERATIONS: dict[str, Alteration] = {
    "measure": _numbers(_NUMBER),
    "size": _numbers(_SIDE),
    "number": _numbers(_PERCENT),
    "count": _counts,
    "price": _numbers(_PRICE),
    "unit": _units,
    "material": _words(_MATERIALS, _MATERIALS_ZH),
    "colour": _words(_COLOURS, _COLOURS_ZH),
    "certificate": _words(_CERTIFICATES),
    "origin": _origins,
    "brand": _brands,
    "model": _models,
    "promise": _promises,
}
