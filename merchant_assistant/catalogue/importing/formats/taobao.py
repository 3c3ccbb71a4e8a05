"""Tables of Chinese marketplaces: lines of goods or of their variants, with packed sales attributes and price steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from merchant_assistant.catalogue.importing.facts import ProductFacts, Row, VariantFacts
from merchant_assistant.catalogue.importing.formats.common import Builder, Numbers
from merchant_assistant.catalogue.importing.formats.declared import declaration
from merchant_assistant.catalogue.importing.formats.families import JOINED, RowFamily, RowsBuilder
from merchant_assistant.catalogue.importing.formats.feed_cells import money, pairs, tier_columns, tiers
from merchant_assistant.catalogue.importing.formats.taobao_skus import combinations
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.names import without_parentheses
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.catalogue.pricing import read_tiers, write_prices, write_tiers

_CURRENCY = "CNY"
_SURE, _EACH = 0.5, 0.05  # how sure the first name that only they use makes, and each further known one
_PRODUCT_IDS = ("宝贝ID", "商品ID", "产品ID", "商品编号", "SPU ID", "SPU编码", "款号", "商品编码")
_OF_VARIANTS = (
    "SKU商家编码",
    "规格商家编码",
    "规格编码",
    "SKU编码",
    "sku编号",
    "商家SKU",
    "sku外部编码",
    "SKU ID",
    "SKU价格",
    "SKU库存",
)
_CHOSEN = ("销售属性", "销售规格", "SKU属性", "sku规格", "规格名称")
_CHOICES = ("颜色分类", "颜色", "尺码", "尺寸", "规格", "款式", "型号")
_TIERS = ("阶梯价", "阶梯价格", "阶梯报价", "价格阶梯", "批量价格")
_DEALERS = ("一件代发价", "代发价", "代理价", "分销价", "会员价", "VIP价", "经销价")
_DESCRIBING = ("商品属性", "产品属性")
_LEVELS = ("一级类目", "二级类目", "三级类目", "四级类目")
_COMBINED = ("销售属性组合", "skuProps")
_OTHER_NAMES = ("销售属性别名", "propAlias")
_STEP = re.compile(r"(?:起批量|起订量|数量|起批数量)\s*(\d)")
_STEP_PRICE = re.compile(r"(?:价格|单价|批发价)\s*(\d)")
_ADDRESS = re.compile(r"https?://[^\s|;,，；]+")


class Taobao(RowFamily):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "taobao"

    def plain(self, column: str) -> str:
        return without_parentheses(column.strip().lstrip("*＊")) or column

    def score(self, columns: Sequence[str]) -> float:
        """One name that only these marketplaces use, beside others that they share with all of China."""
        names = {self._pattern(column) for column in columns}
        marks = declaration(self.id).marks
        assistant = max(len(marks[one] & names) / len(marks[one]) for one in ("assistant", "assistant_goods"))
        if assistant > _SURE:
            return assistant
        own, known = names & marks["own"], names & declaration(self.id).columns.keys()
        return min(1.0, _SURE + _EACH * (len(known) - len(own))) if own and len(known) > 2 else 0.0

    def generation(self, columns: Sequence[str]) -> str | None:
        return "assistant" if self._column(columns, _COMBINED) is not None else "table"

    def fields(self, columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """As declared; where lines are variants, the number of the goods is what they have in common."""
        found = super().fields(columns, rows)
        product = self._column(columns, _PRODUCT_IDS)
        of_variants = self._column(columns, (*_OF_VARIANTS, *_CHOSEN)) is not None
        if product is None or not of_variants or found[product] == "sku":
            return found
        return ["parent" if index == product else field for index, field in enumerate(found)]

    def _column(self, columns: Sequence[str], names: Sequence[str]) -> int | None:
        return next(
            (i for name in names for i, one in enumerate(columns) if self.plain(one).casefold() == name.casefold()),
            None,
        )

    def builder(self, layout: Layout, numbers: Numbers, report: Report) -> Builder:
        return _Builder(self, layout, numbers, report)

    def steps(self, layout: Layout) -> list[tuple[int, int]]:
        """Pairs of the columns of a quantity and of its price: ``起批量1``, ``价格1`` …"""
        bounds = {told[1]: i for i, name in enumerate(layout.columns) if (told := _STEP.fullmatch(self.plain(name)))}
        prices = {
            told[1]: i for i, name in enumerate(layout.columns) if (told := _STEP_PRICE.fullmatch(self.plain(name)))
        }
        return [(bounds[step], prices[step]) for step in sorted(bounds.keys() & prices.keys())]

    def meta(self, layout: Layout) -> dict[str, object]:
        return super().meta(layout) | {
            "packed_attributes": True,
            "continued": True,
            "price_tier_columns": self.steps(layout),
            "tiers_column": self.column(layout, *_TIERS),
            "chosen_column": self.column(layout, *_CHOSEN),
        }


class _Builder(RowsBuilder):
    continued = True
    options: ClassVar[tuple[str, ...]] = (*_CHOICES, "color", "size")

    def __init__(self, family: Taobao, layout: Layout, numbers: Numbers, report: Report) -> None:
        self._chosen = family.column(layout, *_CHOSEN)
        self._tiers = family.column(layout, *_TIERS)
        self._steps = family.steps(layout)
        self._dealers = [(i, family.plain(layout.columns[i])) for i in family.columns(layout, *_DEALERS)]
        self._describing = family.columns(layout, *_DESCRIBING)
        self._levels = [i for name in _LEVELS if (i := family.column(layout, name)) is not None]
        self._combined = family.column(layout, *_COMBINED)
        self._names = family.column(layout, *_OTHER_NAMES)
        self._goods = ""  # the group of the goods whose further lines follow
        leave = {*self._describing, *(i for pair in self._steps for i in pair)}
        super().__init__(family, layout, numbers, report, frozenset(leave))
        self.currency = _CURRENCY

    def names(self, row: Row) -> tuple[str, ...]:
        """Goods whose cells were merged have blank ones on their further lines."""
        _, cells = row
        named = self.group(cells) or self.title(cells)
        if not named and self._goods and (self.read.cell(self._chosen, cells) or self.read.field("sku", cells)):
            return (self._goods,)
        found = super().names(row)
        self._goods = found[0] if found else ""
        return found

    def head(self, rows: list[Row]) -> Row | None:
        """Every line is for sale; alone and without a choice it is the goods themselves."""
        return rows[0] if len(rows) == 1 and not (self.group(rows[0][1]) and self.chosen(rows[0][1])) else None

    def group_name(self, head: Row | None, lines: list[Row]) -> str:  # noqa: ARG002 - part of the family's hooks
        _, cells = lines[0]
        return self.group(cells) or self.read.field("sku", cells) or self.title(cells)

    def chosen(self, cells: Sequence[str]) -> dict[str, str]:
        told = self.read.cell(self._chosen, cells)
        return pairs(told) or ({self.layout.columns[self._chosen or 0]: told} if told else {})

    def attributes(self, cells: Sequence[str]) -> dict[str, str]:
        told = super().attributes(cells)
        for index in self._describing:
            if cells[index]:
                told = (pairs(cells[index]) or {self.layout.columns[index]: cells[index]}) | told
        return told

    def images(self, cells: Sequence[str]) -> str:
        """Addresses only: the assistant's cells also name files on the seller's own disk."""
        told = super().images(cells)
        addresses = _ADDRESS.findall(told)
        return JOINED.join(dict.fromkeys(addresses)) if addresses else told

    def build(self, rows: list[Row]) -> ProductFacts | None:
        goods = super().build(rows)
        if goods is None:
            return None
        levels = [text for index in self._levels if (text := rows[0][1][index])]
        if levels and not goods.fields.get("category"):
            goods.fields["category"] = " > ".join(levels)
        if self._combined is not None and rows[0][1][self._combined]:
            self._combine(goods, rows[0][1])
        return goods

    def _combine(self, goods: ProductFacts, cells: Sequence[str]) -> None:
        """Make the assistant's goods those of its combinations, each with a price, a number and a code of its own."""
        found = combinations(cells[self._combined or 0], self.read.cell(self._names, cells))
        whole = goods.variants[0]
        if not found:
            return
        goods.sku = whole.sku
        goods.fields["image"] = whole.fields.get("image", "")
        own = [one.code for one in found if one.code]
        goods.variants = [
            VariantFacts(
                row=whole.row,
                title=" / ".join(one.chosen.values()),
                sku=one.code if own.count(one.code) == 1 and one.code != whole.sku else "",
                options=tuple(one.chosen.values()),
                price=one.price,
                currency=_CURRENCY,
                stock=one.stock,
                fields=whole.fields
                | {"sku": one.code, "price": one.price, "stock": f"{one.stock:g}", "image": "", "barcode": ""},
                attributes=dict(one.chosen),
            )
            for one in found
        ]

    def more_fields(self, row: Row, variant: VariantFacts) -> None:
        _, cells = row
        fields = variant.fields
        if self._dealers:
            prices = {name.removesuffix("价"): money(cells[i], _CURRENCY) for i, name in self._dealers}
            fields["customer_prices"] = write_prices({name: price for name, price in prices.items() if price})
        if self._tiers is not None or self._steps:
            fields["price_tiers"] = self._price_steps(cells, variant)
        lowest = read_tiers(fields.get("price_tiers", ""))
        if lowest and variant.price is None:
            variant.price, variant.currency = lowest[0].price.amount, lowest[0].price.currency
            fields["price"] = str(lowest[0].price)
        if lowest and not fields.get("moq") and lowest[0].quantity != "1":
            fields["moq"] = lowest[0].quantity

    def _price_steps(self, cells: Sequence[str], variant: VariantFacts) -> str:
        told = tiers(self.read.cell(self._tiers, cells), _CURRENCY)
        if told is None and self.read.cell(self._tiers, cells):
            self.report.add("bad_price", variant.row, self.layout.columns[self._tiers or 0], cells[self._tiers or 0])
        if told or not self._steps:
            return told or ""
        return write_tiers(tier_columns(cells, self._steps, _CURRENCY))


TAOBAO = Taobao()
