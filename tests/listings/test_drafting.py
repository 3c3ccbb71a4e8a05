"""One draft: what the model is asked, when it is asked again, and what is done with its answers."""

from __future__ import annotations

import itertools
import json

import pytest

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.listings.drafting import Order, Writer
from merchant_assistant.listings.model import Style
from merchant_assistant.listings.record import record_of

PLAIN = Order("generic", "en", Style())


@pytest.fixture
def bottle(product):
    return product(
        "Stainless bottle 750 ml",
        {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw"},
        brand="Hydra",
        weight="310 g",
        description="Bottle with a screw lid. Holds 750 ml.",
    )


TRUE = (
    "Hydra Bottle 750 ml",
    ["Holds 750 ml", "Weighs 310 g", "With a screw lid"],
    "It holds 750 ml. It has a screw lid.",
)
FALSE = (
    "Hydra Bottle 750 ml",
    ["Holds 750 ml", "Weighs 350 g", "With a screw lid"],
    "It weighs 350 g. It has a screw lid.",
)


def write(engine, item, order: Order = PLAIN, **options):
    return Writer(engine).write(item, record_of(item, lambda hashes: set()), order, **options)


def test_a_true_draft_needs_one_try(bottle, says, writes) -> None:
    engine = says(writes(*TRUE))
    written = write(engine, bottle)
    assert written.findings.status == "proposed"
    assert len(engine.requests) == len(written.attempts) == 1
    assert written.findings.listing.title == TRUE[0]


def test_the_request_is_reproducible_and_bound_to_the_schema(bottle, says, writes) -> None:
    engine = says(writes(*TRUE))
    write(engine, bottle)
    write(engine, bottle)
    first, second = engine.requests
    assert first == second
    assert first.temperature == 0
    schema = json.loads(first.json_schema)
    assert list(schema["properties"]) == ["title", "bullets", "description"]
    assert (schema["properties"]["bullets"]["minItems"], schema["properties"]["bullets"]["maxItems"]) == (3, 5)
    assert first.messages[-1].content.splitlines()[0] == "==="
    assert "Weight: 310 g" in first.messages[-1].content


def test_a_false_fact_is_cut_where_enough_remains(bottle, says, writes) -> None:
    engine = says(writes(*FALSE))
    written = write(engine, bottle)
    assert len(engine.requests) == 1  # a second answer would take as long as another product's draft
    assert written.attempts[0].contradicted == 2
    assert written.findings.listing.description == "The Stainless bottle 750 ml has a screw lid."
    assert "350" not in " ".join(written.findings.listing.bullets)
    assert written.findings.status == "proposed"


LIES = (FALSE[0], FALSE[1], "It weighs 350 g.")


def test_a_false_fact_is_named_where_nothing_of_the_description_remains(bottle, says, writes) -> None:
    engine = says(writes(*LIES), writes(*TRUE))
    written = write(engine, bottle)
    assert len(engine.requests) == 2
    first, again = (request.messages for request in engine.requests)
    assert again[: len(first)] == first
    assert again[-2].role == "assistant"
    assert "“350 g” is false. The data say: weight: 310 g" in again[-1].content
    assert written.attempts[0].contradicted == 2
    assert written.findings.listing.bullets == tuple(TRUE[1])
    assert written.findings.status == "proposed"


def test_a_model_that_insists_is_cut(bottle, says, writes) -> None:
    engine = says(writes(*LIES))
    written = write(engine, bottle)
    assert len(engine.requests) == 2
    assert written.findings.listing.description == "Bottle with a screw lid. Holds 750 ml."  # the record's own
    assert "350" not in " ".join(written.findings.listing.bullets)
    assert written.findings.status == "proposed"


def test_an_unproven_fact_alone_costs_no_second_try(bottle, says, writes) -> None:
    title, bullets, description = TRUE
    engine = says(writes(title, [*bullets, "FDA certified"], description))
    written = write(engine, bottle)
    assert len(engine.requests) == 1
    assert written.findings.listing.bullets == tuple(bullets)


def test_a_broken_rule_is_named(bottle, says, writes) -> None:
    title, bullets, _description = TRUE
    engine = says(writes(title, bullets, "As an AI, I describe it."), writes(*TRUE))
    assert write(engine, bottle).findings.status == "proposed"
    assert "Leave out “As an AI”." in engine.requests[1].messages[-1].content


def test_the_wrong_language_is_named(bottle, says, writes) -> None:
    chinese = writes("Hydra 水瓶", ["容量 750 ml", "重量 310 g", "旋盖"], "容量为 750 ml。")
    engine = says(chinese, writes(*TRUE))
    assert write(engine, bottle).findings.listing.title == TRUE[0]
    assert "in English" in engine.requests[1].messages[-1].content


def test_the_better_of_two_tries_is_kept(bottle, says, writes) -> None:
    engine = says(writes(*FALSE), "{}")
    assert write(engine, bottle).findings.listing.title == FALSE[0]


def test_what_cannot_be_used_says_so(product, says) -> None:
    written = write(says("I cannot help with that"), product("X"))
    assert not written.usable


def test_a_person_reads_along(bottle, says, writes) -> None:
    heard: list[str] = []
    write(says(writes(*LIES), writes(*TRUE)), bottle, on_text=heard.append)
    assert heard[-1] == "Hydra Bottle 750 ml\n\n• Holds 750 ml\n• Weighs 310 g\n• With a screw lid\n\n" + TRUE[2]
    assert not any(mark in text for text in heard for mark in '{}[]"')
    lengths = [len(text) for text in heard]
    assert any(later < earlier for earlier, later in itertools.pairwise(lengths))  # the second try


def test_stopping_raises_and_asks_no_more(bottle, says, writes) -> None:
    token = CancelToken()
    engine = says(writes(*FALSE))
    with pytest.raises(Cancelled):
        write(engine, bottle, on_text=lambda text: token.cancel(), cancel=token)
    assert len(engine.requests) == 1


def test_an_unknown_tone_is_refused(bottle, says) -> None:
    with pytest.raises(UserFault) as fault:
        write(says("{}"), bottle, Order("generic", "en", Style("grumpy")))
    assert fault.value.code == "unknown_tone"


def test_data_in_another_language_are_to_be_translated(bottle, says, writes) -> None:
    engine = says(writes("Hydra 水瓶 750 ml", ["容量 750 ml", "重量 310 g", "旋盖"], "容量为 750 ml，重量为 310 g。"))
    written = write(engine, bottle, Order("generic", "zh", Style()))
    assert "翻译" in engine.requests[0].messages[-1].content
    assert written.findings.status == "needs_review"
    assert [violation.code for violation in written.findings.violations] == ["translated"]
    told = written.findings.violations[0].message
    assert "旋盖" in told
    assert "容量" not in told  # what the data and the tables have is not named


def test_a_translation_whose_words_are_all_accounted_for_leaves_unread(product, says, writes) -> None:
    bottle = product("B 750", {"Capacity": "750 ml", "Material": "stainless steel"}, brand="Hydra")
    engine = says(writes("Hydra B 750", ["容量 750 ml", "不锈钢制成"], "采用不锈钢制成。"))
    written = write(engine, bottle, Order("generic", "zh", Style()))
    assert written.findings.violations == ()
    assert written.findings.status == "proposed"


def test_a_description_that_lost_its_first_sentence_begins_with_the_name(bottle, says, writes) -> None:
    answer = writes(TRUE[0], TRUE[1], "The Hydra bottle weighs 350 g. It holds 750 ml. It has a screw lid.")
    description = write(says(answer), bottle).findings.listing.description
    assert description == "The Stainless bottle 750 ml holds 750 ml. It has a screw lid."


def test_of_what_a_name_tells_much_no_person_is_told(product, says, writes) -> None:
    can = product("Watering can 5 l zinc plated with a long spout and a brass rose for fine drops")
    answer = writes("Watering can 5 l", ["Zinc plated", "Long spout", "Brass rose"], "A can with a brass rose.")
    assert write(says(answer), can).findings.status == "proposed"


@pytest.mark.parametrize(
    ("name", "attributes", "codes"),
    [
        ("Watering can", {}, ["only_named"]),
        ("喷壶", {}, ["only_named"]),
        ("Watering can", {"Material": "zinc"}, []),
        ("Watering can 5 l zinc plated with a long spout and a brass rose for fine drops", {}, ["only_named"]),
    ],
)
def test_of_what_only_a_name_is_known_a_person_is_told(product, says, writes, name: str, attributes, codes) -> None:
    can = product(name, attributes, brand="Hydra")
    order = Order("generic", "zh" if name == "喷壶" else "en", Style())
    findings = write(says(writes(name, [name], name)), can, order).findings
    assert [fault.code for fault in findings.violations] == codes
    assert findings.status == "proposed"  # what it says is proven
    assert all("the material" in fault.message for fault in findings.violations)
