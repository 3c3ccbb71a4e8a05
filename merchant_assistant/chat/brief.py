"""An exact answer as the window shows it, where chips and a table beside it say what the sentence says too.

The whole sentence stays what is kept, copied, exported and read aloud. What does not stand in it word for word stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from merchant_assistant.chat.exact.columns.labels import cell_text, named, number_text
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.model import Exact, ResultRow
from merchant_assistant.foundation.prose import Language

_DAY = r"\d{4}-\d\d-\d\d(?: ?[（(].+[)）])?"  # with the file, or how many


@dataclass(frozen=True, slots=True)
class Brief:
    """``sentence``: what was found. ``query``: what was counted, to stand before the chips. ``day``: as of when."""

    sentence: str
    query: str = ""
    day: str = ""


def brief_of(text: str, exact: Exact) -> Brief:
    """The sentence without its conditions, without the rows that the table has, and the day by itself."""
    reading = exact.reading
    sentence, day = _without_day(text, reading.language)
    for typed, known in exact.own:
        sentence = sentence.replace(phrase(reading.language, "own_word").format(typed=typed, known=known), "")
    sentence = sentence.replace(_where(reading), "", 1)
    query = exact.query.replace(_conditions(reading), "", 1)
    query = query[:1].upper() + query[1:]
    lead = query if reading.chips and not _says_what(sentence, reading) else ""
    if exact.table and exact.table.lines:
        count = len(exact.table.lines)  # which they are, and their names, stands in the tables below
        name = "differ_in_one" if count == 1 else "differ_in"
        return Brief(phrase(reading.language, name).format(count=count), "", day)
    listed = reading.inquiry.group or reading.inquiry.operation == "list"
    found = _around_rows(sentence, exact) if listed and len(exact.rows) > 1 else None
    if found is None:
        return Brief(sentence, lead, day)
    before, after = found
    if reading.inquiry.group or reading.inquiry.order:
        return Brief(query + after, "", day)  # in one order, or by one field: only the query says it in few words
    return Brief(before + after, lead, day)


def _says_what(sentence: str, reading: Reading) -> bool:
    """Whether the sentence itself says what was counted or looked up: "3 products.", "Price of the mug: 4.50 USD."."""
    inquiry = reading.inquiry
    if inquiry.group or (inquiry.operation in ("count", "list") and not inquiry.order):
        return True
    field = inquiry.field or (inquiry.order.field if inquiry.order else "")
    return bool(field) and reading.heads.label(field, reading.language).casefold() in sentence.casefold()


def _without_day(text: str, language: Language) -> tuple[str, str]:
    said = re.escape(phrase(language, "as_of")).replace(r"\{day\}", _DAY)
    found = re.search(said, text)
    return (text[: found.start()] + text[found.end() :], found.group().strip()) if found else (text, "")


def _where(reading: Reading) -> str:
    """The conditions as the sentence has them."""
    told = [chip.text for chip in reading.chips] + ([reading.of] if reading.of else [])
    joined = phrase(reading.language, "between_conditions").join(told)
    return phrase(reading.language, "where").format(conditions=joined) if told else ""


def _conditions(reading: Reading) -> str:
    """The conditions as the query has them."""
    joined = phrase(reading.language, "between_conditions").join(chip.text for chip in reading.chips)
    return phrase(reading.language, "query_where").format(what="", conditions=joined) if joined else ""


def _around_rows(sentence: str, exact: Exact) -> tuple[str, str] | None:
    """What stands before and after the rows that the sentence names; None where it names none of them."""
    language = exact.reading.language
    asked = exact.reading.inquiry
    name = "groups" if asked.group else "listed"
    between = "between_pairs" if asked.group or asked.order else "comma"
    colon = phrase(language, name).rpartition("}: ")[1].removeprefix("}") or "："
    more = re.escape(phrase(language, "and_more")).replace(r"\{values\}", "").replace(r"\{count\}", r"[\d,]+")
    for told in _ways(exact):
        parts = [told(row) for row in exact.rows]
        for count in range(len(parts), 0, -1):
            start = sentence.find(colon + phrase(language, between).join(parts[:count]))
            if start >= 0:
                end = start + len(colon + phrase(language, between).join(parts[:count]))
                rest = re.match(more, sentence[end:])
                return sentence[:start], sentence[end + (rest.end() if rest else 0) :]
    return None


def _ways(exact: Exact) -> tuple[Callable[[ResultRow], str], ...]:
    """How a row may stand in a sentence."""
    language = exact.reading.language

    def called(row: ResultRow) -> str:
        return named(row.title, row.sku, language)

    def valued(row: ResultRow) -> str:
        return phrase(language, "own").format(name=called(row), value=cell_text(row.told))

    def grouped(row: ResultRow) -> str:
        return phrase(language, "pair").format(name=row.title, value=_figure(row))

    if exact.reading.inquiry.group:
        return (grouped,)
    return (valued,) if exact.reading.inquiry.order else (called,)


def _figure(row: ResultRow) -> str:
    try:
        return number_text(Decimal(row.value), row.unit)
    except InvalidOperation:
        return row.told
