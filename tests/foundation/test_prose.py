"""HTML, sentences and languages."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.foundation.prose import asked_in, language_of, plain, sentence_spans, sentences


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello <b>World</b></p><ul><li>One</li><li>Two &amp; three</li></ul>", "Hello World\n\nOne\n\nTwo & three"),
        ("a < b & c > d", "a < b & c > d"),
        ("Steel<br>Red<script>alert(1)</script>", "Steel\n\nRed"),
        ("  two   spaces \r\n\r\n\r\n\r\nline ", "two spaces\n\nline"),
        ("Tom&nbsp;&amp;&nbsp;Co", "Tom & Co"),
        ("", ""),
    ],
)
def test_plain(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It weighs 1.5 kg. Approx. 3 cm long! “Nice.” Ok.",
            ["It weighs 1.5 kg.", "Approx. 3 cm long!", "“Nice.”", "Ok."],
        ),
        ("它很轻。很好！\nNo mark\nEnd", ["它很轻。", "很好！", "No mark", "End"]),
        ("v2.0.1 of model A.B", ["v2.0.1 of model A.B"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(alphabet='ab1.,;!? \n"”。！？；）é中', max_size=80))
def test_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    inside = "".join(text[a:b] for a, b in spans)
    assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Stainless steel bottle", "en"),
        ("不锈钢保温杯 Acme 500ml", "zh"),
        ("304不锈钢", "zh"),
        ("XR-5 750 ml", "en"),
        ("12.5 × 3", None),
        ("", None),
        ("The 暖山 bottle holds half a litre", "en"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("那Steel bottle呢？", "zh"),
        ("有没有 Steel water bottle and lid？", "zh"),
        ("What does 不锈钢保温杯 cost?", "en"),
        ("WB-750-BK", "en"),
        ("不锈钢保温杯", "zh"),
    ],
)
def test_a_question_is_of_the_language_of_the_words_that_ask(question: str, language: str) -> None:
    assert asked_in(question) == language
