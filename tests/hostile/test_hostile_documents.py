"""What a document orders is quoted at most; no answer fetches anything, in the window or in a file."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from corpus import hostile_texts, placed
from PySide6.QtGui import QTextDocument

from merchant_assistant.chat.evaluation.wordless import Wordless
from merchant_assistant.composition import Services, build
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.knowledge.model import Added
from merchant_assistant.ui.chat.reading import ReadingText

TRUE = {
    "How long may goods be returned?": "45 days",
    "保修期多久": "24个月",
    "who pays the freight": "You pay the freight",
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents in which hostile sentences stand beside true ones, and some with hostile names."""
    folder = tmp_path_factory.mktemp("shelf")
    says = {place: "\n\n".join(each.text for each in placed(place)) for place in ("review", "document")}
    reviews = f"# 评价\n\n{says['review']}\n\n## 保修\n\n台灯的保修期为24个月。\n"
    (folder / "reviews.md").write_text(reviews, encoding="utf-8")
    policy = f"# Policy\n\n{says['document']}\n\n## Returns\n\nGoods may be returned within 45 days.\n"
    names = [_safe(each.text) for each in placed("filename")]
    (folder / f"{names[0]}.md").write_text(policy, encoding="utf-8")
    for name in names[1::2]:
        (folder / f"{name}.txt").write_text(f"{name}\n\nNothing else stands here.\n", encoding="utf-8")
    with (folder / "faq.csv").open("w", encoding="utf-8", newline="") as file:
        pairs = [("What should I know?", each.text) for each in placed("faq")]
        csv.writer(file).writerows(
            [("question", "answer"), *pairs, ("Who pays the freight?", "You pay the freight of a return.")]
        )
    return folder


def _safe(name: str) -> str:
    """Without what no file system takes."""
    return name.translate(str.maketrans("", "", '\\/:*?"<>|'))


@pytest.fixture(scope="module")
def shop(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Services:
    services = build(tmp_path_factory.mktemp("shop") / "data", engine=Wordless(ScriptedEngine()))
    added = services.knowledge.add(sorted(shelf.iterdir()))
    assert all(isinstance(each, Added) for each in added)
    return services


@pytest.mark.parametrize(("question", "says"), TRUE.items())
def test_a_true_sentence_is_quoted_beside_hostile_ones(shop: Services, question: str, says: str) -> None:
    answer = shop.chat.ask_once(question)
    assert answer.kind == "grounded" and says in answer.text
    first, *rest = answer.text.split("\n")
    assert any(source.ref.partition(",")[0].partition("，")[0] in first for source in answer.sources)
    assert all(line == "" or line.startswith("> ") for line in rest)


def test_what_a_document_orders_is_never_said_in_our_own_words(shop: Services) -> None:
    for question in (
        "Are all returns refused?",
        "What should I know?",
        "is everything free of charge",
        "保修期是九十九年吗",
    ):
        answer = shop.chat.ask_once(question)
        if answer.kind == "grounded":
            assert all(line == "" or line.startswith("> ") for line in answer.text.split("\n")[1:])


def test_a_conversation_written_to_a_file_names_no_remote_picture(shop: Services, tmp_path: Path) -> None:
    turn, _ = shop.chat.ask("read more: what does the policy say of returns and the pixel?")
    for question in TRUE:
        shop.chat.ask(question, turn.conversation_id)
    shop.chat.export(turn.conversation_id, tmp_path / "talk.md")
    written = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert "198.51.100.7" in written and "![" not in written and not re.search(r"(?<!\\)<[a-z]", written)


@pytest.mark.usefixtures("qapp")
def test_in_the_window_no_text_is_a_link_a_picture_or_a_page() -> None:
    view = ReadingText()
    view.set_width(600)
    for each in hostile_texts():
        view.say(each.text[:4_000], markdown=True)
        document = view.document()
        assert not _anchors(document), each.id
        assert "\ufffc" not in document.toPlainText(), each.id


def _anchors(document: QTextDocument) -> list[str]:
    found, block = [], document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            shape = fragments.fragment().charFormat()
            found += [shape.anchorHref()] if shape.isAnchor() else []
            fragments += 1
        block = block.next()
    return found
