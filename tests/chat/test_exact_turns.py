"""A computed answer in a conversation: kept with its rows, gone on from, widened, asked again, saved as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Order, Row, Skus, Things, Words
from merchant_assistant.catalogue.inquiry import Test as Holds
from merchant_assistant.catalogue.query import Filter, ProductQuery
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.computed import result_row
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply, Side
from merchant_assistant.chat.kept import exact_json, exact_of
from merchant_assistant.chat.model import Exact, ResultRow
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

HYDRA = Chip("brand Hydra", Holds("brand", ("Hydra",)))
CHEAP = Chip("up to 5 USD", Holds("price", high=Decimal("5.00"), unit="USD"))
PRICED = Filter("price", high=Decimal("5.00"), currency="USD")
BOTH = Reading(Inquiry("list", where=AllOf((HYDRA.condition, CHEAP.condition))), (HYDRA, CHEAP))


class Script:
    """Reads every question with "hydra" as :data:`BOTH`, and asks the real catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.before: list[Reading | None] = []
        self.reads = BOTH

    def answer(self, text: str, before: Reading | None = None, *, cancel: CancelToken | None = None) -> Reply | None:
        self.before.append(before)
        if cancel:
            cancel.check()
        if "warranty" in text:
            return Reply("declined", "Your data have no warranty column.")
        return self.again(self.reads) if "hydra" in text else None

    def again(self, reading: Reading, *, cancel: CancelToken | None = None) -> Reply:
        found = self.catalogue.answer(reading.inquiry)
        skus = tuple(row.sku for row in found.rows)
        return Reply("exact", f"{len(skus)}: {', '.join(skus)}", skus, "products of Hydra", reading, found)


@pytest.fixture
def script(catalogue: Catalogue) -> Script:
    return Script(catalogue)


@pytest.fixture
def chat(script: Script, chat_with: Callable[..., Chat]) -> Chat:
    return chat_with("The steel bottle weighs 310 g.", computes=script)


def test_it_is_kept_with_its_rows_and_needs_no_model(chat: Chat) -> None:
    answer, _ = chat.ask("which hydra up to 5 dollars")
    assert (answer.kind, answer.text, answer.model) == ("exact", "1: CM-3", "")
    assert answer.exact is not None
    row = replace(answer.exact.rows[0], value="", unit="")
    assert row == ResultRow(row.product_id, "CM-3", "Coffee mug 300 ml", beside=row.beside)
    assert (answer.exact.value, answer.exact.query, answer.exact.count) == (("CM-3",), "products of Hydra", 1)
    assert answer.exact.in_catalogue == ProductQuery("", (Filter("brand", ("Hydra",)), PRICED))
    assert chat.turns(answer.conversation_id)[1].exact == answer.exact


def test_what_was_read_goes_on_over_other_answers_and_a_restart(chat: Chat, script: Script) -> None:
    first, _ = chat.ask("which hydra up to 5 dollars")
    chat.ask("What does the steel bottle weigh?", first.conversation_id)
    chat.ask("and umbrellas with a warranty?", first.conversation_id)
    chat.ask("and hydra in blue?", first.conversation_id)
    assert script.before[:3] == [None, BOTH, BOTH]
    assert script.before[-1] is None  # from what was declined nothing goes on


def test_it_means_the_products_of_the_rows(chat: Chat) -> None:
    first, _ = chat.ask("which hydra up to 5 dollars")
    second, _ = chat.ask("Is it dishwasher safe?", first.conversation_id)
    assert [source.ref for source in second.sources] == ["CM-3"]


@pytest.mark.parametrize("text", ["Tell me about hydra CM-3", "What do we know about CM-3 of hydra?", "介绍一下CM-3"])
def test_who_wants_to_be_told_of_a_product_gets_no_figure(chat: Chat, script: Script, text: str) -> None:
    answer, _ = chat.ask(text)
    assert (answer.kind == "exact", script.before) == (False, [])
    assert [source.ref for source in answer.sources] == ["CM-3"]


def test_a_filter_taken_away_asks_once_more_and_leaves_what_is_typed(chat: Chat) -> None:
    first, _ = chat.ask("which hydra up to 5 dollars")
    chat.save_input(first.conversation_id, "half a sent")
    wider, _ = chat.widen(first.id, CHEAP)
    assert wider.text == "2: WB-1, CM-3"
    assert wider.exact is not None and wider.exact.reading == Reading(Inquiry("list", where=HYDRA.condition), (HYDRA,))
    questions = [turn.text for turn in chat.turns(first.conversation_id) if turn.role == "user"]
    assert questions == ["which hydra up to 5 dollars", "Without “up to 5 USD”"]
    assert chat.unsent(first.conversation_id) == "half a sent"
    again, _ = chat.regenerate(wider.id)
    assert (again.text, again.exact) == (wider.text, wider.exact)
    all_of_them, _ = chat.widen(again.id, HYDRA)
    assert all_of_them.exact is not None and all_of_them.exact.count == 5


def test_only_what_stands_there_can_be_taken_away(chat: Chat) -> None:
    first, _ = chat.ask("which hydra up to 5 dollars")
    with pytest.raises(UserFault) as fault:
        chat.widen(first.id, Chip("x", Words("x")))
    assert fault.value.code == "unknown_turn"


def test_edited_it_is_read_anew(chat: Chat) -> None:
    first, _ = chat.ask("which hydra up to 5 dollars")
    chat.widen(first.id, CHEAP)
    question = chat.turns(first.conversation_id)[2]
    edited, _ = chat.resend(question.id, "warranty of hydra")
    assert (edited.kind, edited.exact) == ("declined", None)


def test_stopped_while_it_is_computed(chat: Chat) -> None:
    cancel = CancelToken()
    cancel.cancel()
    answer, _ = chat.ask("which hydra up to 5 dollars", cancel=cancel)
    assert (answer.state, answer.text, answer.exact) == ("stopped", "", None)
    with pytest.raises(Cancelled):
        chat.ask_once("which hydra", cancel=cancel)


def test_asked_once_nothing_is_kept_and_it_can_be_gone_on_from(chat: Chat, script: Script) -> None:
    first = chat.ask_once("which hydra up to 5 dollars")
    chat.ask_once("and in blue?", first)
    assert script.before[-1] == BOTH
    assert chat.conversations() == []


def test_a_row_whose_product_is_gone_keeps_its_name(chat: Chat, catalogue: Catalogue) -> None:
    answer, _ = chat.ask("which hydra up to 5 dollars")
    catalogue.delete([catalogue.find("CM-3").id])
    kept = chat.turns(answer.conversation_id)[1].exact
    assert kept is not None
    assert [(row.sku, row.product_id) for row in kept.rows] == [("CM-3", None)]


def test_the_file_shows_what_was_counted(chat: Chat, out: Path) -> None:
    answer, _ = chat.ask("which hydra up to 5 dollars")
    chat.export(answer.conversation_id, out)
    day = answer.as_of[0].at[:10]
    assert out.read_text(encoding="utf-8").endswith(
        "1: CM-3\n\n*products of Hydra*\n\n"
        "| SKU | Name | Price |\n| --- | --- | --- |\n| CM-3 | Coffee mug 300 ml | 4.50 USD |\n\n"
        f"Prices and stock as imported from shop.csv ({day}).\n"
    )


@pytest.mark.parametrize(("limit", "query"), [(None, ProductQuery()), (3, None)])
def test_all_products_are_the_whole_catalogue(
    chat: Chat, script: Script, limit: int | None, query: ProductQuery | None
) -> None:
    script.reads = Reading(Inquiry("list", order=Order("price"), limit=limit))
    answer, _ = chat.ask("hydra")
    assert answer.exact is not None and answer.exact.in_catalogue == query


def test_of_groups_these_are_the_rows(chat: Chat, script: Script) -> None:
    script.reads = Reading(Inquiry("average", field="price", group="brand"))
    answer, _ = chat.ask("hydra")
    assert answer.exact is not None and answer.exact.in_catalogue is None
    told = [(row.product_id, row.title, row.told) for row in answer.exact.rows]
    assert told == [(None, "澜舟", "85.25 CNY"), (None, "Hydra", "6.18 USD"), (None, "Norrvik", "18.40 EUR")]
    assert chat.turns(answer.conversation_id)[1].exact == answer.exact


@pytest.mark.parametrize(
    ("things", "shown"),
    [
        ("products", [("CM-3", ("4.50 USD", "760")), ("WB-1", ("7.85 USD", "1,240"))]),
        ("variants", [("CM-3", ("4.50 USD", "760")), ("WB-1-BK", ("7.85 USD", "1,240"))]),
    ],
)
def test_what_the_question_sets_bounds_to_is_shown_beside_the_rows(
    chat: Chat, script: Script, things: Things, shown: list[tuple[str, tuple[str, ...]]]
) -> None:
    bounds = (Holds("price", high=Decimal(8), unit="USD"), Holds("stock", low=Decimal(0), low_open=True))
    script.reads = Reading(Inquiry("list", things, AllOf(bounds)))
    exact = chat.ask("hydra")[0].exact
    assert exact is not None and exact.beside == ("price", "stock")
    assert sorted((row.sku, row.beside) for row in exact.rows) == shown  # of a product what passes


def test_everything_that_can_be_asked_is_kept() -> None:
    where = AllOf((CHEAP.condition, Not(AnyOf((Words("mug", ("title",)), Skus(("A", "B")))))))
    inquiry = Inquiry(
        "highest", "variants", where, "price", "brand", Order("price", True), 3, Holds("stock", blank=False)
    )
    sides = (Side("mugs", inquiry), Side("pots", Inquiry("count")))
    told = Reading(inquiry, (CHEAP,), wanted="things", language="zh", single=True, read_as=(("mgu", "mug"),), of="mugs")
    read = replace(told, sides=sides, mode="apart")
    exact = Exact(
        read, (("Tea", 2), ("Pots", "3.50")), "q", (ResultRow(1, "A", "t", beside=("2",)),), 1, beside=("stock",)
    )
    assert exact_of(exact_json(exact)) == exact


@pytest.mark.parametrize(
    "where",
    [
        Not(HYDRA.condition),
        AllOf((HYDRA.condition, Holds("brand", ("Norrvik",)))),
        AllOf((Holds("attribute:Colour", ("Black",)), Holds("stock", ("0",)))),  # no variant is both, its product is
        Holds("price", high=Decimal("4.50"), high_open=True),  # one costs just that
    ],
)
def test_what_the_catalogue_page_would_show_otherwise_is_not_shown_there(
    chat: Chat, script: Script, where: Condition
) -> None:
    script.reads = Reading(Inquiry("count", where=where))
    answer, _ = chat.ask("hydra")
    assert answer.exact is not None and answer.exact.in_catalogue is None


@pytest.mark.parametrize("kept", [{}, {"reading": {"inquiry": {"operation": "new", "more": 1}, "chips": []}}])
def test_what_a_newer_program_kept_is_left_out(kept: dict[str, object]) -> None:
    assert exact_of({"value": None, "query": "", "rows": [], "count": 0, **kept}) is None


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("2384.0700", "USD", "2,384.07"),
        (".0000 USD; 3.5 USD", "USD", "0.00 USD; 3.50 USD"),
        ("3,20 €", "EUR", "3,20 €"),
        ("310 g", "g", "310 g"),
        ("1.0050", "kg", "1.0050"),
    ],
)
def test_money_is_shown_as_people_write_it(value: str, unit: str, shown: str) -> None:
    assert result_row(Row(1, 0, "A", "t", value, unit)).value == shown
