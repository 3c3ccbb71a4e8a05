"""A query that the model proposes: said as an inquiry, checked against the question, computed by the catalogue."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.in_other_words import InOtherWords
from merchant_assistant.chat.proposing.query.asking import Queries
from merchant_assistant.chat.proposing.query.checking import Checking
from merchant_assistant.engine.model import Capability, Completion, GenerateRequest, ModelInfo, OnDelta
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault


class Writes(ScriptedEngine):
    """A model that writes this query for whatever is asked, and is so sure of it (natural logarithm)."""

    def __init__(self, query: str, sure: float = -0.5) -> None:
        self.asked: list[GenerateRequest] = []
        self._sure = sure
        self._can: tuple[Capability, ...] = ("labels", "weighed")
        super().__init__(lambda request: self._note(request, query))

    def _note(self, request: GenerateRequest, query: str) -> str:
        self.asked.append(request)
        return query

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return structs.replace(super().load(cancel), scripted=False, can=self._can)

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        return structs.replace(super().generate(request, on_delta, cancel), log=self._sure)


class Absent(Writes):
    def generate(self, *_args: object, **_named: object) -> Completion:
        raise UserFault("model_absent", "There is no model.", "")


def replied(catalogue: Catalogue, text: str, query: str, sure: float = -0.5) -> Reply | None:
    return Queries(catalogue, Writes(query, sure), Exactly(catalogue)).reply(text, None, None)


def faults(catalogue: Catalogue, text: str, query: str) -> list[str]:
    exactly = Exactly(catalogue)
    proposal = Queries(catalogue, Writes(query), exactly).read(query, text, None)
    assert proposal is not None, query
    return Checking(text, exactly.holdings(), skus_in(text, catalogue)).faults(proposal)


@pytest.mark.parametrize(
    ("text", "query", "value", "rows"),
    [
        ("what has dropped below its trigger", 'SELECT * FROM goods WHERE "FreeStk" < "Trigger"', 3, "K2 K4 K5"),
        ("who keeps us waiting", 'SELECT "Mkr", AVG("Lead wks") FROM goods GROUP BY "Mkr" '
         'ORDER BY AVG("Lead wks") DESC LIMIT 1', "Tarn", ""),
        ("which goods have not gone out for the longest time", 'SELECT * FROM goods ORDER BY "Last out" ASC LIMIT 1',
         20251224, "K5"),
        ("how many are our own make", 'SELECT COUNT(*) FROM goods WHERE "Ours" = \'Y\'', 3, "K1 K3 K5"),
        ("what part of DECK is our own make, in per cent",
         'SELECT 100.0 * SUM("Ours" = \'Y\') / COUNT(*) FROM goods WHERE "Grp" = \'DECK\'', None, ""),
        ("what lies in A-01", 'SELECT * FROM goods WHERE "Bin" = \'A-01\'', 2, "K1 K5"),
        ("cleats from 10 to 20", 'SELECT * FROM goods WHERE "Wording" LIKE \'%cleat%\' AND "Sell" BETWEEN 10 AND 20',
         1, "K5"),
        ("DECK or ROPES", 'SELECT * FROM goods WHERE "Grp" IN (\'DECK\', \'ROPES\')', 4, "K1 K3 K4 K5"),
        ("what never went out", 'SELECT * FROM goods WHERE "Last out" IS NULL', 1, "K4"),
        ("gone out last in november 2026", 'SELECT * FROM goods WHERE "Last out" LIKE \'2026-11-%\'', 1, "K3"),
        ("where do we keep the anchor", 'SELECT "Bin" FROM goods WHERE "Wording" LIKE \'%anchor%\'', "A-02", "K2"),
        ("what is everything worth at what we paid", 'SELECT SUM("Buy" * "FreeStk") FROM goods', None, ""),
        ("per maker how many", 'SELECT "Mkr", COUNT(*) AS n FROM goods GROUP BY "Mkr" ORDER BY n DESC', None, ""),
        ("what percentage is our own make", 'SELECT SUM(CASE WHEN "Ours" = \'Y\' THEN 1 ELSE 0 END) * 100.0 / COUNT(*) '
         'FROM goods', 60, ""),
        ("哪样货位在B-02", 'SELECT * FROM goods WHERE "Bin" = \'B-02\'', 1, "K4"),
    ],
)  # fmt: skip
def test_a_query_is_computed_by_the_catalogue(
    chandler: Catalogue, text: str, query: str, value: object, rows: str
) -> None:
    reply = replied(chandler, text, query)
    assert reply is not None and reply.kind == "exact" and reply.finding is not None, faults(chandler, text, query)
    assert value is None or str(reply.value) == str(value)
    assert not rows or {row.sku for row in reply.finding.rows[: len(rows.split())]} == set(rows.split())
    assert reply.query in reply.text  # what it was read as is told


def test_the_sum_over_two_columns_is_of_each_thing(chandler: Catalogue) -> None:
    reply = replied(chandler, "what is all stock worth at what we paid", 'SELECT SUM("Buy" * "FreeStk") FROM goods')
    assert reply is not None and float(str(reply.value)) == 4 * 30 + 20 * 2 + 8 * 120 + 9 * 4


@pytest.mark.parametrize(
    ("text", "query", "fault"),
    [
        ("cheap cleats", "SELECT * FROM goods WHERE \"Wording\" LIKE '%cleat%' AND \"Grp\" = 'DECK'", "invented DECK"),
        ("goods below 10", 'SELECT * FROM goods WHERE "Sell" < 12', "new number 12"),
        ("goods below 10", 'SELECT * FROM goods WHERE "Sell" > 10', "not below"),
        ("goods below 10 in DECK", 'SELECT * FROM goods WHERE "Sell" < 10', "lost DECK"),
        ("average price in DECK", 'SELECT "Sell" FROM goods WHERE "Grp" = \'DECK\'', "average"),
        ("the dearest in DECK", "SELECT * FROM goods WHERE \"Grp\" = 'DECK'", "not ranked"),
        ("what went out earliest", 'SELECT * FROM goods ORDER BY "Last out" DESC LIMIT 1', "the other way"),
        ("what share is our own make", "SELECT COUNT(*) FROM goods WHERE \"Ours\" = 'Y'", "share"),
        ("what reaches over 30 ft", 'SELECT * FROM goods WHERE "Reach m" > 30', "30 ft of another measure"),
        ("what went out since 2026-10-01", 'SELECT * FROM goods WHERE "Last out" IS NOT NULL', "lost days"),
        ("what went out lately", "SELECT * FROM goods WHERE \"Last out\" >= '2026-10-01'", "new days"),
        (
            "DECK that is not from Ostra",
            "SELECT * FROM goods WHERE \"Grp\" = 'DECK' AND \"Mkr\" = 'Ostra'",
            "not denied",
        ),
        ("how many DECK lines", "SELECT * FROM goods WHERE \"Grp\" = 'DECK'", "not counted"),
        ("what stays below the trigger", "SELECT * FROM goods WHERE \"Grp\" = 'DECK'", "nothing is compared"),
        ("what sells more than is there", 'SELECT * FROM goods WHERE "Sell" > "FreeStk"', "money beside pieces"),
        ("which maker is the slowest", 'SELECT * FROM goods ORDER BY "Lead wks" DESC LIMIT 1', "not by whom"),
        ("哪家到货最慢", 'SELECT * FROM goods ORDER BY "Lead wks" DESC LIMIT 1', "not by whom"),
        ("stock worth of DECK", 'SELECT SUM("Sell") FROM goods WHERE "Grp" = \'DECK\'', "not worth"),
    ],
)
def test_what_asks_something_else_is_no_answer(chandler: Catalogue, text: str, query: str, fault: str) -> None:
    assert any(one.startswith(fault) for one in faults(chandler, text, query)), faults(chandler, text, query)
    assert replied(chandler, text, query) is None


@pytest.mark.parametrize(
    "query",
    [
        "NOT IN TABLE",
        "DROP TABLE goods",
        'DELETE FROM goods WHERE "Sell" > 1',
        'SELECT * FROM goods; DROP TABLE goods',
        'SELECT * FROM goods WHERE "Colour" = \'red\'',  # no such column
        'SELECT * FROM goods WHERE "Grp" = \'SAILS\'',  # no such value
        'SELECT * FROM goods WHERE "Wording" LIKE \'%%\'',
        'SELECT * FROM goods WHERE "Sell" = (SELECT MAX("Sell") FROM goods)',
        'SELECT a.* FROM goods AS a JOIN goods AS b ON a."Grp" = b."Grp"',
        'SELECT * FROM goods WHERE "Last out" < DATE(\'now\')',
        'SELECT load_extension(\'x\') FROM goods',
        'SELECT * FROM goods LIMIT 3',  # any three
        'SELECT "Bin" FROM goods LIMIT 1',
        'SELECT COUNT("Last out") FROM goods',  # but those that have one
        'SELECT "Mkr", COUNT(*) FROM goods GROUP BY "Mkr" ORDER BY SUM("FreeStk") DESC LIMIT 1',
        'SELECT "Mkr", COUNT(*), SUM("FreeStk") FROM goods GROUP BY "Mkr"',
        'SELECT "Mkr", COUNT(*) FROM goods GROUP BY "Mkr" HAVING COUNT(*) > 2',
        'SELECT 100.0 * SUM("Ours" = \'Y\') / SUM("FreeStk") FROM goods',
        'SELECT 100.0 * SUM(CASE WHEN "Ours" = \'Y\' THEN "FreeStk" END) / COUNT(*) FROM goods',
        'SELECT SUM("Ours" = \'Y\') / 100 FROM goods',
        'SELECT * FROM goods ORDER BY "Grp", "Sell" LIMIT 1',
        "SELECT",
        "",
    ],
)  # fmt: skip
def test_what_no_inquiry_says_is_not_read(chandler: Catalogue, query: str) -> None:
    assert Queries(chandler, Writes(query), Exactly(chandler)).read(query, "x", None) is None


def test_of_what_the_model_is_not_sure_nothing_is_answered(chandler: Catalogue) -> None:
    asked = "what lies in A-01", "SELECT * FROM goods WHERE \"Bin\" = 'A-01'"
    assert replied(chandler, *asked) is not None
    assert replied(chandler, *asked, sure=-6.0) is None


def test_without_a_model_nothing_is_proposed(chandler: Catalogue) -> None:
    assert Queries(chandler, Absent("SELECT"), Exactly(chandler)).reply("what lies in A-01", None, None) is None


def test_a_model_that_does_not_tell_how_sure_it_is_is_not_asked(chandler: Catalogue) -> None:
    engine = Writes("SELECT * FROM goods WHERE \"Bin\" = 'A-01'")
    engine._can = ("labels",)
    assert Queries(chandler, engine, Exactly(chandler)).reply("what lies in A-01", None, None) is None
    assert not engine.asked


def test_the_demo_writes_no_queries(chandler: Catalogue) -> None:
    engine = ScriptedEngine(lambda _: "SELECT * FROM goods WHERE \"Bin\" = 'A-01'")
    assert Queries(chandler, engine, Exactly(chandler)).reply("what lies in A-01", None, None) is None
    assert not engine.requests


def test_only_our_own_words_are_kept_for_other_starts(chandler: Catalogue) -> None:
    """The merchant's table is read anew by each start of the program."""
    engine = Writes("NOT IN TABLE")
    Queries(chandler, engine, Exactly(chandler)).reply("what lies in A-01", None, None)
    (request,) = engine.asked
    kept, own = request.messages[: request.lasting], request.messages[request.lasting :]
    assert not any("FreeStk" in one.content for one in kept)
    assert "FreeStk" in own[0].content and own[-1].content == "what lies in A-01"


def test_what_goes_on_from_a_question_before_is_left_to_others(chandler: Catalogue) -> None:
    exactly = Exactly(chandler)
    before = exactly.read("goods in DECK")
    assert before is not None
    engine = Writes("SELECT * FROM goods WHERE \"Bin\" = 'A-01'")
    assert Queries(chandler, engine, exactly).reply("which of those lie in A-01", before, None) is None
    assert not engine.asked


def test_a_name_in_the_place_of_the_code_is_a_name(chandler: Catalogue) -> None:
    reply = replied(
        chandler, "where does the white fender lie", 'SELECT "Bin" FROM goods WHERE "Part No" = \'White fender\''
    )
    assert reply is not None and reply.value == "B-02"
    by_code = replied(chandler, "where does K4 lie", 'SELECT "Bin" FROM goods WHERE "Part No" = \'K4\'')
    assert by_code is not None and by_code.value == "B-02"


def test_a_code_that_was_not_said_is_invented(chandler: Catalogue) -> None:
    assert faults(chandler, "where does the fender lie", 'SELECT "Bin" FROM goods WHERE "Part No" = \'K4\'') == [
        "invented K4"
    ]


@pytest.mark.parametrize(
    ("text", "query", "skus"),
    [
        ("ANCHORS from Tarn", "SELECT * FROM goods WHERE \"Grp\" = 'ANCHORS' OR \"Mkr\" = 'Tarn'", ["K2", "K3", "K4"]),
        (
            "ANCHORS from Tarn",
            "SELECT * FROM goods WHERE \"Grp\" = 'ANCHORS' AND \"Mkr\" = 'Tarn'",
            None,
        ),  # nothing, too
        ("ANCHORS from Ostra", "SELECT * FROM goods WHERE \"Mkr\" = 'Ostra'", None),  # found as it was read
    ],
)
def test_what_found_nothing_is_put_otherwise(
    chandler: Catalogue, text: str, query: str, skus: list[str] | None
) -> None:
    exactly = Exactly(chandler)
    reply = exactly.answer(text)
    assert reply is not None and reply.kind == "exact"
    other = InOtherWords(chandler, Writes(query), lambda: exactly).found_otherwise(reply, Asking(text), None)
    assert (other and other.finding and [row.sku for row in other.finding.rows]) == skus


def test_one_column_beside_another_nearly_everywhere_is_turned_round(chandler: Catalogue) -> None:
    asked = "what do we sell for less than we paid", 'SELECT * FROM goods WHERE "Buy" < "Sell"'
    assert faults(chandler, *asked) == [] and replied(chandler, *asked) is None


def test_one_column_under_another_is_told_so(chandler: Catalogue) -> None:
    reply = replied(chandler, "what has dropped below its trigger", 'SELECT * FROM goods WHERE "FreeStk" < "Trigger"')
    assert reply is not None and reply.query == "list of products (stock under Trigger)"


def test_one_day_is_told_as_one(chandler: Catalogue) -> None:
    reply = replied(chandler, "what went out on 2026-10-02", 'SELECT * FROM goods WHERE "Last out" = \'2026-10-02\'')
    assert reply is not None and reply.query == "list of products (Last out in 2026-10-02)"


def test_behind_another_question_all_there_is_is_not_counted(chandler: Catalogue) -> None:
    exactly = Exactly(chandler)
    before = exactly.read("goods in DECK")
    queries = Queries(chandler, Writes('SELECT SUM("FreeStk") FROM goods'), exactly)
    assert queries.reply("how many pieces in total", before, None) is None
    assert queries.reply("how many pieces in total", None, None) is not None


def test_that_there_is_nothing_is_not_answered(chandler: Catalogue) -> None:
    asked = "what by Tarn lies in A-01", "SELECT * FROM goods WHERE \"Mkr\" = 'Tarn' AND \"Bin\" = 'A-01'"
    assert faults(chandler, *asked) == [] and replied(chandler, *asked) is None


_COLUMN = st.sampled_from(
    ['"Grp"', '"Sell"', '"FreeStk"', '"Last out"', '"Lead wks"', '"Wording"', '"Part No"', '"No"']
)
_LITERAL = st.sampled_from(["'DECK'", "'%cleat%'", "'2026-11-%'", "'2026-13-01'", "''", "10", "-1", "1e9", "NULL"])
_SIGN = st.sampled_from(["=", "<", ">=", "!=", "LIKE", "IS", "IS NOT", "-", "/"])
_TESTS = st.tuples(_COLUMN, _SIGN, _LITERAL | _COLUMN).map(" ".join)
_WHERE = st.lists(_TESTS, min_size=1, max_size=3).map(" AND ".join) | st.tuples(_TESTS, _TESTS).map(" OR ".join)
_SHOWN = st.sampled_from(["*", "COUNT(*)", "COUNT("]) | st.tuples(
    st.sampled_from(["SUM(", "AVG(", "MIN(", "COUNT(DISTINCT "]), _COLUMN
).map(lambda two: f"{two[0]}{two[1]})")
_TAIL = st.sampled_from(["", "LIMIT 2", "GROUP BY", "; DROP TABLE goods"]) | st.tuples(
    st.sampled_from(["ORDER BY", "GROUP BY"]), _COLUMN, st.sampled_from(["", "DESC", "LIMIT 1", "DESC LIMIT 2"])
).map(" ".join)


@pytest.fixture
def proposing(chandler: Catalogue) -> Queries:
    return Queries(chandler, Writes(""), Exactly(chandler))


@given(shown=_SHOWN, where=_WHERE, tail=_TAIL, anything=st.text(max_size=20))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_is_read_or_not(
    proposing: Queries, shown: str, where: str, tail: str, anything: str
) -> None:
    for text in (f"SELECT {shown} FROM goods WHERE {where} {tail}", f"SELECT {shown} FROM goods {tail}", anything):
        if proposal := proposing.read(text, "what is in DECK", None):
            assert proposing._exactly.again(proposal.reading).kind in ("exact", "declined", "clarify")
