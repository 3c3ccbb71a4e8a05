"""Everything that is the merchant's, readable without us."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from merchant_assistant.composition import Services
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.listings.model import Listing
from merchant_assistant.replies.model import Letter


@pytest.fixture
def parts(shop: Services, tmp_path: Path) -> dict[str, bytes]:
    draft = shop.listings.drafts()[0]
    shop.listings.edit(draft.id, Listing("=1+1", ("杯子",), "Typed by a person."))
    shop.replies.keep(Letter("Do you have mugs?", "ann@example.com", "Mugs/cups"))
    result = shop.safe.export_all(tmp_path / "all.zip")
    with zipfile.ZipFile(result.file) as packed:
        assert packed.testzip() is None
        assert tuple(packed.namelist()) == result.parts
        return {name: packed.read(name) for name in packed.namelist()}


def test_products_come_with_what_was_typed(parts: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(parts["catalogue.csv"].decode("utf-8-sig"))))
    assert [row["SKU"] for row in rows] == ["MUG-1", "BOX-2"]
    assert rows[0]["Title"] == "Thermal mug, edited"
    assert rows[1]["Title"] == "饭盒"


def test_drafts_come_as_a_table_and_with_their_history(parts: dict[str, bytes]) -> None:
    (row,) = csv.DictReader(io.StringIO(parts["drafts.csv"].decode("utf-8-sig")))
    assert row["Title"] == "'=1+1"  # no spreadsheet takes it for a formula
    assert row["Bullets"] == "杯子"
    (line,) = map(json.loads, parts["drafts.jsonl"].decode().splitlines())
    assert [version["written_by"] for version in line["versions"]] == ["model", "person"]
    assert line["versions"][0]["title"] == "Thermal mug of 304 stainless steel"


def test_conversations_settings_and_imports_come_along(parts: dict[str, bytes]) -> None:
    (name,) = (name for name in parts if name.startswith("conversations/") and name.endswith(".md"))
    assert "Which mug keeps drinks warm?" in parts[name].decode()
    (message,) = (name for name in parts if name.startswith("replies/"))
    assert message.endswith(" Mugs cups.txt")
    assert "ann@example.com" in parts[message].decode()
    assert "Do you have mugs?" in parts[message].decode()
    assert json.loads(parts["settings.json"])["listings.platform"] == "shopify"
    acts = [json.loads(line) for line in parts["imports.jsonl"].decode().splitlines()]
    assert [(act["kind"], act["file"]) for act in acts] == [("edit", ""), ("import", "shop.csv")]


def test_the_text_beside_names_every_part(parts: dict[str, bytes]) -> None:
    words = parts["README.txt"].decode()
    for name in parts:
        assert name.partition("/")[0] in words or name == "README.txt"


def test_titles_of_conversations_make_names_that_every_system_takes(shop: Services, tmp_path: Path) -> None:
    conversation = shop.chat.conversations()[0]
    shop.chat.rename(conversation.id, 'CON/../a:b*c?"<>|' + "很长" * 60)
    result = shop.safe.export_all(tmp_path / "all.zip")
    (name,) = (name for name in result.parts if name.startswith("conversations/"))
    assert name.count("/") == 1
    assert not set('\\:*?"<>|') & set(name)
    assert len(name) < 100


def test_a_stopped_export_leaves_nothing(shop: Services, tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        shop.safe.export_all(tmp_path / "all.zip", cancel=cancel)
    assert not list(tmp_path.glob("*all.zip*"))
    assert not list(shop.paths.staging.iterdir())
