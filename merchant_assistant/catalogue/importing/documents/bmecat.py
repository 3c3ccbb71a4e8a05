"""BMEcat 1.2 and 2005: what industry sends of its catalogues. Columns are called as in 2005, whatever the file says.

Element names and meanings: the specifications "BMEcat 1.2" and "BMEcat 2005" of the BME, whose files in the wild mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import ClassVar
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents import bmecat_features, bmecat_prices
from merchant_assistant.catalogue.importing.documents.bmecat_groups import Groups
from merchant_assistant.catalogue.importing.documents.records import (
    Cells,
    Records,
    add,
    child,
    child_text,
    children,
    text,
)
from merchant_assistant.catalogue.importing.documents.xml_elements import local

_PARTS = ("DETAILS", "ORDER_DETAILS", "LOGISTIC_DETAILS", "PRICE_DETAILS", "FEATURES", "REFERENCE", "VARIANTS")
# Column to the names that 1.2 and 2005 have for it.
_DETAILS = {
    "DESCRIPTION_SHORT": (),
    "DESCRIPTION_LONG": (),
    "INTERNATIONAL_PID": ("EAN",),
    "SUPPLIER_ALT_PID": ("SUPPLIER_ALT_AID",),
    "BUYER_PID": ("BUYER_AID",),
    "MANUFACTURER_PID": ("MANUFACTURER_AID",),
    "MANUFACTURER_NAME": (),
    "MANUFACTURER_TYPE_DESCR": (),
    "ERP_GROUP_BUYER": (),
    "ERP_GROUP_SUPPLIER": (),
    "DELIVERY_TIME": (),
    "REMARKS": (),
    "SEGMENT": (),
    "KEYWORD": (),
    "SPECIAL_TREATMENT_CLASS": (),
    "PRODUCT_STATUS": ("ARTICLE_STATUS",),
    "PRODUCT_TYPE": (),
}
_ORDER = ("ORDER_UNIT", "CONTENT_UNIT", "NO_CU_PER_OU", "PRICE_QUANTITY", "QUANTITY_MIN", "QUANTITY_INTERVAL")
_ORDER_TOO = ("QUANTITY_MAX", "PACKING_UNITS")
_LOGISTIC = ("COUNTRY_OF_ORIGIN", "STATISTICS_NUMBER")
_PICTURES = ("image/", "url")
_NO_PICTURE = ("logo", "data_sheet", "safety_data_sheet")
_BETWEEN = "; "  # groups of one product
MAX_VARIANTS = 2000


class BmeCatRecords(Records):
    """See the module."""

    id: ClassVar[str] = "bmecat"
    roots: ClassVar[frozenset[str]] = frozenset({"BMECAT"})
    records: ClassVar[frozenset[str]] = frozenset({"ARTICLE", "PRODUCT"})
    notes: ClassVar[frozenset[str]] = frozenset({"CATALOG", *Groups.NOTES})
    late: ClassVar[frozenset[str]] = frozenset(Groups.MAPS)

    def __init__(self) -> None:
        self._groups = Groups()
        self._currency = self._language = self._pictures = ""

    def note(self, element: Element) -> None:
        if local(element.tag) != "CATALOG":
            self._groups.note(element)
            return
        self._currency = child_text(element, "CURRENCY")
        self._pictures = child_text(element, "MIME_ROOT")
        languages = children(element, "LANGUAGE")
        default = [one for one in languages if one.get("default", "").casefold() in ("true", "1")]
        self._language = next((text(one) for one in default or languages), "")

    def last_columns(self) -> Iterable[str]:
        return ("CATALOG_GROUP",) if self._groups.mapped else ()

    def completed(self, cells: Cells) -> Cells:
        """With the groups that the product was put into, before those that it names itself."""
        groups = list(self._groups.of(cells.get("PARENT_PID") or cells.get("SUPPLIER_PID", "")))
        if not groups:
            return cells
        own = cells.get("CATALOG_GROUP", "").split(_BETWEEN)
        return {**cells, "CATALOG_GROUP": _BETWEEN.join(dict.fromkeys(filter(None, (*groups, *own))))}

    def rows(self, record: Element, around: Sequence[Element]) -> Iterator[Cells]:  # noqa: ARG002 - it knows its own
        parts = {name: children(record, f"PRODUCT_{name}", f"ARTICLE_{name}") for name in _PARTS}
        cells: dict[str, str] = {}
        add(cells, "SUPPLIER_PID", child_text(record, "SUPPLIER_PID", "SUPPLIER_AID"))
        add(cells, "MODE", record.get("mode", ""))
        for details in parts["DETAILS"]:
            self._details(details, cells)
        for order in parts["ORDER_DETAILS"]:
            for name in (*_ORDER, *_ORDER_TOO):
                add(cells, name, child_text(order, name))
        for logistic in parts["LOGISTIC_DETAILS"]:
            _logistic(logistic, cells)
        bmecat_prices.read(parts["PRICE_DETAILS"], self._currency, cells)
        self._classes(parts["FEATURES"], cells)
        features = bmecat_features.read(parts["FEATURES"], self._language)
        bmecat_features.write(features, cells)
        self._media(children(record, "MIME_INFO"), cells)
        _references(parts["REFERENCE"], cells)
        choices = bmecat_features.choices([*parts["FEATURES"], *parts["VARIANTS"]])
        yield from _variants(cells, features, choices) if choices else (cells,)

    def _details(self, details: Element, cells: dict[str, str]) -> None:
        """Texts of the catalogue's language in the columns, of others in columns of their own."""
        for column, others in _DETAILS.items():
            found = children(details, column, *others)
            main = self._main_language(found)
            for one in found:
                own = one.get("lang", "")
                add(cells, column if own == main else f"{column} ({own or self._language})", text(one))

    def _main_language(self, elements: Sequence[Element]) -> str:
        languages = [one.get("lang", "") for one in elements]
        return self._language if self._language in languages else next(iter(languages), "")

    def _classes(self, features: Sequence[Element], cells: dict[str, str]) -> None:
        """Where a product says that it stands: by name in systems that the file brings along, by number in others."""
        groups: list[str] = []
        for one in features:
            system = child_text(one, "REFERENCE_FEATURE_SYSTEM_NAME")
            for group in children(one, "REFERENCE_FEATURE_GROUP_ID"):
                name = self._groups.in_system(system, text(group))
                if name:
                    groups.append(name)
                else:
                    add(cells, system or "REFERENCE_FEATURE_GROUP_ID", text(group))
        if groups:
            cells["CATALOG_GROUP"] = _BETWEEN.join(dict.fromkeys(groups))

    def _media(self, infos: Sequence[Element], cells: dict[str, str]) -> None:
        for mime in (mime for info in infos for mime in children(info, "MIME")):
            kind, purpose = child_text(mime, "MIME_TYPE").casefold(), child_text(mime, "MIME_PURPOSE")
            picture = (not kind or kind.startswith(_PICTURES)) and purpose not in _NO_PICTURE
            add(cells, "MIME_SOURCE" if picture else "MIME_DOCUMENT", self._address(child_text(mime, "MIME_SOURCE")))

    def _address(self, source: str) -> str:
        whole = "://" in source or not self._pictures or not source
        return source if whole else f"{self._pictures.rstrip('/')}/{source.lstrip('/')}"


def _logistic(logistic: Element, cells: dict[str, str]) -> None:
    for number in children(logistic, "CUSTOMS_TARIFF_NUMBER"):
        add(cells, "CUSTOMS_NUMBER", child_text(number, "CUSTOMS_NUMBER") or text(number))
    for name in _LOGISTIC:
        add(cells, name, child_text(logistic, name))
    dimensions = child(logistic, "PRODUCT_DIMENSIONS")
    for one in dimensions if dimensions is not None else ():
        add(cells, local(one.tag), text(one))


def _references(references: Sequence[Element], cells: dict[str, str]) -> None:
    for one in references:
        add(cells, f"REFERENCE {one.get('type', '')}".strip(), child_text(one, "PROD_ID_TO", "ART_ID_TO"))


def _variants(
    cells: dict[str, str], features: dict[str, str], choices: dict[str, list[tuple[str, str]]]
) -> Iterator[Cells]:
    """One row for each combination of values that can be ordered; their numbers are what the values append."""
    base = cells.get("SUPPLIER_PID", "")
    for number, chosen in enumerate(product(*choices.values())):
        if number >= MAX_VARIANTS:
            return
        row = {**cells, "SUPPLIER_PID": base + "".join(tail for _, tail in chosen), "PARENT_PID": base}
        values = {name: value for name, (value, _) in zip(choices, chosen, strict=True)}
        bmecat_features.write({**features, **values}, row)
        yield row
