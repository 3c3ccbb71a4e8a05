"""What is wrong with a draft can be said in another language after it was stored; older drafts keep their text."""

from __future__ import annotations

import json
from dataclasses import replace

from merchant_assistant.foundation.said import Said
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.present import draft_json, draft_of, text_of
from merchant_assistant.listings.rules import violations
from merchant_assistant.storage.drafts import DraftHead, DraftRecord, DraftText

LISTING = Listing("", ("Fits.", "Call us: +1 555 123 4567"), "As an AI language model, I cannot say.")


def test_a_stored_sentence_can_still_be_translated() -> None:
    found = violations(LISTING, "amazon", "en")
    draft = draft_of(_record(text_of("model", Findings(LISTING, (), found))))
    assert draft.violations == found
    sentences = [violation.message for violation in draft.violations]
    assert all(isinstance(sentence, Said) for sentence in sentences)
    assert "Title: empty." in sentences
    phone = next(sentence for sentence in sentences if "Contact data" in sentence)
    assert isinstance(phone, Said)
    assert isinstance(phone.values["rule"], Said)


def test_a_draft_of_an_earlier_version_keeps_its_text() -> None:
    text = text_of("model", Findings(LISTING, (), ()))
    older = json.dumps([{"code": "too_long", "part": "title", "message": "The title has 300 characters."}])
    (violation,) = draft_of(_record(replace(text, violations=older))).violations
    assert violation.message == "The title has 300 characters."
    assert not isinstance(violation.message, Said)


def test_the_command_line_prints_plain_text() -> None:
    draft = draft_of(_record(text_of("model", Findings(LISTING, (), violations(LISTING, "amazon", "en")))))
    printed = json.loads(json.dumps(draft_json(draft)))
    assert {type(violation["message"]) for violation in printed["violations"]} == {str}


def _record(text: DraftText) -> DraftRecord:
    head = DraftHead(1, "shop", "A-1", "amazon", "en", "neutral", "model-x", scripted=False, seconds=1.0)
    return DraftRecord(1, head, "needs_review", text, edited=False, has_product=True)
