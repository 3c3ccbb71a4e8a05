"""What of a message counts: files, quotes, greetings, names, languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.replies.letters import (
    LONGEST,
    checked,
    language_of_message,
    own_words,
    read_letter,
    signed_by,
)
from merchant_assistant.replies.model import Letter

MAIL = """From: Anna Smith <anna@example.com>
Subject: =?utf-8?q?Becher_f=C3=BCr_uns?=
Date: Mon, 2 Nov 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8

<p>Do you have mugs?</p><script>alert(1)</script>
--x
Content-Type: application/octet-stream
Content-Disposition: attachment; filename=a.bin

AAAA
--x--
"""


def test_an_email_is_read_with_its_sender_and_day(tmp_path: Path) -> None:
    file = tmp_path / "m.eml"
    file.write_text(MAIL, encoding="utf-8")
    assert read_letter(file) == Letter(
        "Do you have mugs?", "anna@example.com", "Becher für uns", "2026-11-02T09:00:00+00:00"
    )


@pytest.mark.parametrize(("text", "code"), [("  \n ", "no_message"), ("a" * (LONGEST + 1), "message_too_long")])
def test_what_is_no_message_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserFault) as caught:
        checked(Letter(text))
    assert caught.value.code == code


@settings(max_examples=30)
@given(st.binary(max_size=300))
def test_a_broken_email_never_fails_but_with_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "broken.eml"
    file.write_bytes(data)
    try:
        assert read_letter(file).text
    except UserFault as fault:
        assert fault.code == "no_message"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("Content-Type: message/rfc822\n\n" * 3000, "message_unreadable"),
        ("From: " + "(" * 100_000 + "\nDate: Mon, 99 Foo 99999\n", ""),
    ],
    ids=["mails in mails", "a header that no parser ends"],
)
def test_an_email_that_breaks_the_parser_is_read_or_refused(tmp_path: Path, head: str, code: str) -> None:
    file = tmp_path / "hostile.eml"
    file.write_text(f"{head}\nhello", encoding="ascii")
    try:
        found = read_letter(file).text
    except UserFault as fault:
        found = fault.code
    assert found == (code or "hello")


def test_what_was_quoted_greeted_and_signed_is_not_asked() -> None:
    text = "Hi Tom,\ndo you have mugs?\n\nKind regards,\nAnna Smith\n\n> What is your order number?"
    assert own_words(text) == "do you have mugs?"
    assert signed_by(text) == "Anna Smith"
    assert signed_by("Do you have mugs?") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Could you send us a price for the mugs?", "en"),
        ("请问这款杯子 TM-500 多少钱？", "zh"),
        ("Was kostet der Becher und wann können Sie liefern?", "de"),
        ("Bonjour, quel est le prix de la tasse ?", "fr"),
        ("Hola, ¿cuánto cuesta la taza y cuándo la envían?", "es"),
        ("Сколько стоит эта кружка?", None),
    ],
)
def test_the_language_of_a_message(text: str, language: str | None) -> None:
    assert language_of_message(text) == language
