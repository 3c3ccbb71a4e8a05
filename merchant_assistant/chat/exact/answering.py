"""Exact answers: a question is read, its inquiry asked, the finding put into words. No model takes part."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, Skus, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.asking.special import special
from merchant_assistant.chat.exact.checking.by_name_alone import ByNameAlone
from merchant_assistant.chat.exact.checking.choosing import Choosing, telling, with_choice
from merchant_assistant.chat.exact.checking.doubt import Doubt
from merchant_assistant.chat.exact.checking.left_out import with_all_said
from merchant_assistant.chat.exact.checking.none_left import without_any
from merchant_assistant.chat.exact.columns.as_called import Heads, is_counted_in
from merchant_assistant.chat.exact.columns.columns_held import MANY
from merchant_assistant.chat.exact.columns.holdings import Holdings, held_by
from merchant_assistant.chat.exact.columns.mixed import is_mixed, reconciled
from merchant_assistant.chat.exact.columns.model import Chip, Kind, Reading, Reply
from merchant_assistant.chat.exact.columns.standing_in import of_columns, with_remembered
from merchant_assistant.chat.exact.days.days_left import days_counted
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.items.absent import sizes_in_order
from merchant_assistant.chat.exact.items.replacing import is_of_goods
from merchant_assistant.chat.exact.numbers.in_unit import in_unit_asked
from merchant_assistant.chat.exact.prices.by_the_unit import unit_column
from merchant_assistant.chat.exact.prices.unlike import refuse_unlike
from merchant_assistant.chat.exact.reading import Reader
from merchant_assistant.chat.exact.telling.wording import Wording
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import Finding
    from merchant_assistant.foundation.cancel import CancelToken

_SEVERAL = 2
_OPTIONS = ("colour", "size")
_TIED = 20  # things that share a place and are yet meant by "it"


class Exactly:
    """Answers questions that are computed. Safe from any thread."""

    def __init__(self, catalogue: Catalogue, words: Callable[[], Sequence[OwnWord]] = tuple) -> None:
        """``words``: those of the shop's own, of which some say which column is the price, or the like."""
        self._catalogue = catalogue
        self._words = words
        self._lock = threading.Lock()
        self._held: tuple[int, Holdings] | None = None

    def answer(self, text: str, before: Reading | None = None, *, cancel: CancelToken | None = None) -> Reply | None:
        """The answer; None where this is no question that is computed. Raises :class:`Cancelled`.

        ``before``: what the question before was read as, for one that goes on from it.
        """
        if text.lstrip().startswith(forms("of_the_whole")) or _of_whole(text):
            before = None  # these words are left out when a question is read
        words = self._words()
        asked, holdings = with_choice(text, with_remembered(self.holdings(cancel), words))
        reply = telling(self._computed(asked, holdings, before, cancel), holdings, words)
        if not holdings.open or (reply and reply.which):
            return reply
        choosing = Choosing(holdings, lambda held: self._read(asked, held, before, cancel))
        return choosing.asked_back(text, asked) or reply

    def _computed(
        self, text: str, holdings: Holdings, before: Reading | None, cancel: CancelToken | None
    ) -> Reply | None:
        try:
            reading = self._read(text, holdings, before, cancel)
        except Unclear as unclear:
            return _refused(unclear)
        if reading is None:
            return None
        reply = self.again(reading, cancel=cancel)
        if reply.kind == "declined" and (told := self._told_in_texts(reading, cancel)):
            several = reply.finding is None and self._catalogue.answer(reading.inquiry, cancel).passing > 1
            return self.again(told, cancel=cancel) if several else None
        held = self.holdings(cancel)
        if ByNameAlone(self._catalogue, held, cancel).is_unsure(reading, reply, text):
            return None
        return days_counted(in_unit_asked(reply, text, held), text, held, self._cells_of)

    def _read(
        self, text: str, holdings: Holdings, before: Reading | None, cancel: CancelToken | None
    ) -> Reading | None:
        """What a question is read as. Raises :class:`Unclear`."""
        reading = Reader(self._catalogue, holdings, text, cancel, before=before).read()
        reading = reading and of_columns(reading, holdings.chosen)
        if reading is None:
            return None
        refuse_unlike(reading, holdings)
        return with_all_said(reading, text, holdings)

    def _cells_of(self, field: str) -> list[str]:
        return [value.value for value in self._catalogue.values_of_field(field, MANY)]

    def read(self, text: str, before: Reading | None = None) -> Reading | None:
        """What a question is read as, whatever the answer; None for one that is not read in full."""
        try:
            reading = self._read(text, with_remembered(self.holdings(), self._words()), before, None)
        except Unclear:
            return None
        return reading if reading and not reading.unread and reading.chips else None

    def _told_in_texts(self, reading: Reading, cancel: CancelToken | None) -> Reading | None:
        """The things whose texts have the name of an attribute that none of their cells has: waterproof jackets."""
        inquiry = reading.inquiry
        if reading.wanted != "look" or not inquiry.field.startswith(ATTRIBUTE) or inquiry.where is None:
            return None
        word = inquiry.field.removeprefix(ATTRIBUTE)
        said = Words(word, anywhere=True)
        where = AllOf((inquiry.where, said))
        if not self._catalogue.answer(Inquiry("count", where=where, limit=0), cancel).passing:
            return None
        chip = Chip(phrase(reading.language, "in_texts").format(word=word), said)
        told = replace(inquiry, operation="list", where=where, field="")
        return replace(reading, inquiry=told, chips=(*reading.chips, chip), wanted="things")

    def again(self, reading: Reading, *, cancel: CancelToken | None = None) -> Reply:
        """The answer to a reading, also of one that :func:`without` has taken a filter from."""
        day = self._as_of(reading, cancel)
        reading = replace(reading, heads=self._heads(reading, cancel))
        try:
            self._refuse_mixed_order(reading, cancel)
            told = special(
                reading,
                lambda inquiry: self._found(inquiry, cancel),
                self._catalogue,
                day,
            )
            reply = told or self._worded(reading, day, cancel)
            doubted = Doubt(reading, lambda inquiry: self._found(inquiry, cancel), self.holdings(cancel)).of(reply)
            return self._of_one_product(_about(doubted), cancel)
        except Unclear as unclear:
            return _refused(unclear)

    def _heads(self, reading: Reading, cancel: CancelToken | None) -> Heads:
        """What columns are called; where one tells the unit of each thing, that of the things that are asked about."""
        held = self.holdings(cancel)
        column = unit_column(held)
        if not column or not {"stock", "moq"} & reading.inquiry.fields() or reading.inquiry.group:
            return held.heads
        found = self._catalogue.answer(Inquiry("values", where=reading.inquiry.where, field=column), cancel)
        units = [figure.group or "" for figure in found.figures]
        if len(units) != 1 or found.blank or not is_counted_in(units[0]):
            return held.heads
        return replace(held.heads, counted={**held.heads.counted, "stock": units[0], "moq": units[0]})

    def _worded(self, reading: Reading, day: str, cancel: CancelToken | None) -> Reply:
        """What was found in a sentence. The one thing that has no value is looked up, to be called by its name."""
        inquiry = reading.inquiry
        finding = self._found(inquiry, cancel)
        if inquiry.operation == "values" and finding.passing == 1 and not finding.figures:
            one = Inquiry("list", inquiry.things, inquiry.where, limit=1)
            finding = replace(finding, rows=self._catalogue.answer(one, cancel).rows)
        reply = Wording(reading, finding, day).reply()
        gone = without_any(reading, finding, self.holdings(cancel))
        if gone is None or self._catalogue.answer(gone, cancel).passing < finding.passing:
            return reply
        as_of = phrase(reading.language, "as_of").format(day=day) if day and day not in reply.text else ""
        return replace(reply, text=reply.text + phrase(reading.language, "none_left") + as_of)

    def _of_one_product(self, reply: Reply, cancel: CancelToken | None) -> Reply:
        """Where the variants that share a place are of one product, that is what was told of."""
        reading, finding = reply.reading, reply.finding
        if reading is None or finding is None or reading.about:
            return reply
        if reading.wanted == "exists" and not finding.rows:
            about = self._only_one(reading, cancel)
            said = reply.text + self._what_there_is(reading, about, cancel)
            return replace(reply, text=said, reading=replace(reading, about=about))
        if len(reading.tied) < _SEVERAL:
            return reply
        if len({row.product_id for row in finding.rows[: finding.tied]}) > 1:
            return reply
        product = self._catalogue.answer(Inquiry("list", where=Skus(reading.tied[:1])), cancel).rows
        return replace(reply, reading=replace(reading, about=product[0].sku, tied=())) if product else reply

    def _what_there_is(self, reading: Reading, sku: str, cancel: CancelToken | None) -> str:
        """The colours or sizes that the one thing does come in; '' where it was not asked for one."""
        tests = [chip.condition for chip in reading.chips if isinstance(chip.condition, Test)]
        named = [one.field for one in tests if one.values and self.holdings(cancel).concept_of(one.field) in _OPTIONS]
        if not sku or len(named) != 1:
            return ""
        told = self._catalogue.answer(Inquiry("values", "products", Skus((sku,)), named[0]), cancel).figures
        held = sizes_in_order([one.group or "" for one in told[:_TIED]])
        values = phrase(reading.language, "comma").join(held)
        return phrase(reading.language, "there_is").format(values=values) if values else ""

    def _only_one(self, reading: Reading, cancel: CancelToken | None) -> str:
        """The SKU of the one thing of which it was asked whether it is so; '' for several."""
        goods = tuple(chip.condition for chip in reading.chips if is_of_goods(chip.condition))
        rows = self._catalogue.answer(Inquiry("list", where=AllOf(goods)), cancel).rows if goods else ()
        return rows[0].sku if len(rows) == 1 else ""

    def holdings(self, cancel: CancelToken | None = None) -> Holdings:
        """What the catalogue holds, as far as questions name it; kept as long as no product changes."""
        version = self._catalogue.version()
        with self._lock:
            if self._held is None or self._held[0] != version:
                self._held = version, held_by(self._catalogue, cancel)
            return self._held[1]

    def prepare(self, cancel: CancelToken | None = None) -> None:
        """Learn of the catalogue what questions need; for the background. Raises :class:`Cancelled`."""
        self.holdings(cancel)
        self._catalogue.prepare(cancel)

    def _as_of(self, reading: Reading, cancel: CancelToken | None) -> str:
        """The day of the last import and its file, or of how many files the products are; '' where none is known."""
        held = self.holdings(cancel)
        if not held.day or not held.files:
            return held.day
        files = phrase(reading.language, "files").format(count=len(held.files))
        named = held.files[0] if len(held.files) == 1 else files
        return phrase(reading.language, "day_of_file").format(day=held.day, file=named)

    def _found(self, inquiry: Inquiry, cancel: CancelToken | None) -> Finding:
        named = inquiry.field or (inquiry.order.field if inquiry.order else "")
        units = self.holdings(cancel).units.get(named, ())
        if not is_mixed(units) or inquiry.group or inquiry.operation in ("values", "distinct", "count", "share"):
            return self._catalogue.answer(inquiry, cancel)
        every = replace(inquiry, limit=None)
        return reconciled(inquiry, self._catalogue.answer(every, cancel), units[0])

    def _refuse_mixed_order(self, reading: Reading, cancel: CancelToken | None) -> None:
        """Raises :class:`Unclear` for an order over amounts of several currencies or measures."""
        order = reading.inquiry.order
        units = self.holdings(cancel).units.get(order.field, ()) if order else ()
        if len(units) > 1 and not is_mixed(units):
            named = phrase(reading.language, "or").join(units)
            raise Unclear(phrase(reading.language, "which_currency").format(currencies=named))


def _of_whole(text: str) -> bool:
    """Whether a question says anywhere that it is of the whole catalogue; not a share of it."""
    return any(form in text for form in forms("of_the_whole_shop")) and not any(form in text for form in forms("takes"))


def _about(reply: Reply) -> Reply:
    """The answer, its reading with the one thing that it tells of."""
    finding, reading = reply.finding, reply.reading
    if finding is None or reading is None or reading.inquiry.group:
        return reply
    if not finding.rows:  # no, it is not: of this one thing it was asked all the same
        named = [chip.condition.skus for chip in reading.chips if isinstance(chip.condition, Skus)]
        alone = len(named) == 1 and len(named[0]) == 1 and not reading.about
        return replace(reply, reading=replace(reading, about=named[0][0])) if alone else reply
    ranked = reading.inquiry.operation in ("lowest", "highest")
    best = ranked and finding.tied == 1 and reading.wanted not in ("gap", "range")  # these tell of both ends
    tied = tuple(row.sku for row in finding.rows[: finding.tied]) if ranked and 1 < finding.tied <= _TIED else ()
    alone = len(finding.rows) == 1 and reading.inquiry.operation in ("list", "values", "count", "sum")
    about = finding.rows[0].sku if best or alone else ""
    return replace(reply, reading=replace(reading, about=about, tied=tied))


def _refused(unclear: Unclear) -> Reply:
    """Asked back, or declined."""
    kind: Kind = "declined" if unclear.declined else "clarify"
    return Reply(kind, unclear.text, which=unclear.which, lacks=bool(unclear.concept), meant=unclear.meant)


def without(reading: Reading, chip: Chip) -> Reading:
    """The reading with one filter taken away."""
    chips = tuple(one for one in reading.chips if one != chip)
    return replace(reading, chips=chips, inquiry=replace(reading.inquiry, where=together(chips)))
