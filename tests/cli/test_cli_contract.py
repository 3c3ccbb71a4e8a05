"""The command contract: shapes, exit codes, and that a fault leaves nothing half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from merchant_assistant.cli import run
from merchant_assistant.cli.arguments import mapping_pair

from .conftest import Command

BATCH_KEYS = {
    "file", "sheet", "batch_id", "source", "format", "encoding", "delimiter", "rows", "products", "variants", "created",
    "updated", "unchanged", "not_in_file", "skipped", "problems",
}  # fmt: skip


def test_import_says_what_was_read(command: Command, shop_file: Path) -> None:
    (batch,) = command("import", shop_file, "--json").json["batches"]
    assert batch.keys() >= BATCH_KEYS
    assert (batch["format"], batch["rows"], batch["products"], batch["variants"]) == ("shopify", 3, 2, 3)
    assert (batch["created"], batch["updated"], batch["unchanged"]) == (2, 0, 0)
    assert batch["delimiter"] == ","


def test_a_dry_run_writes_nothing(command: Command, shop_file: Path) -> None:
    (batch,) = command("import", shop_file, "--dry-run", "--json").json["batches"]
    assert batch["batch_id"] is None
    assert command("products", "--json").json == {"total": 0, "products": []}


def test_the_same_file_again_changes_nothing(command: Command, shop_file: Path) -> None:
    command("import", shop_file)
    (again,) = command("import", shop_file, "--json").json["batches"]
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_a_good_file_stays_when_another_is_refused(command: Command, shop_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    result = command("import", shop_file, empty, "--json")
    assert result.code == 3
    assert len(result.json["batches"]) == 1
    assert result.json["error"]["code"] == "empty_file"
    assert command("products", "--json").json["total"] == 2


def test_undo_takes_back_the_whole_batch(command: Command, shop_file: Path) -> None:
    (batch,) = command("import", shop_file, "--json").json["batches"]
    undone = command("undo", batch["batch_id"], "--json").json
    assert undone["batch_id"] == batch["batch_id"]
    assert undone["removed"] == 2
    assert command("products", "--json").json["total"] == 0
    assert command("undo", batch["batch_id"], "--json").code == 3


def test_products_have_the_promised_shape(command: Command, shop_file: Path) -> None:
    command("import", shop_file)
    (found,) = command("products", "--sku", "WB-750-SL", "--json").json["products"]
    assert found["title"] == "Steel bottle"
    assert found["price"] == {"amount": "3.20", "currency": None}
    assert [variant["sku"] for variant in found["variants"]] == ["WB-750-BK", "WB-750-SL"]
    assert found["variants"][1]["stock"] == 860
    assert found["variants"][1]["attributes"] == {"Colour": "Silver"}


def test_an_unknown_sku_is_a_sentence_and_a_hint(command: Command, shop_file: Path) -> None:
    command("import", shop_file)
    result = command("products", "--sku", "WB-750-BX", "--json")
    assert result.code == 3
    assert result.json["error"]["code"] == "unknown_sku"
    assert "WB-750-BK" in result.json["error"]["hint"]
    assert "Traceback" not in result.err


def test_json_and_data_dir_stand_before_or_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "products", "--data-dir", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 0
    assert (tmp_path / "merchant.db").exists()


def test_a_group_takes_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["drafts", "--data-dir", str(tmp_path), "--json", "list"]) == 0
    assert json.loads(capsys.readouterr().out) == {"drafts": []}


WRONG = [
    "nonsense",
    "import",
    "import \udcff.csv",
    "draft",
    "draft --sku A --temperature -1",
    "draft --sku A --temperature nan",
    "draft --sku A --temperature 2.1",
    "generate --model m --prompt-file f --temperature 99999",
    "products --limit 0",
    "undo 99999999999999999999999",
    "drafts show 0",
    "check-claims --text-file text.txt",
    "check-claims --sku A --batch lines.jsonl",
    "generate --model M --prompt-file F --seed -5",
]


@pytest.mark.parametrize("arguments", [line.split() for line in WRONG])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(arguments)
    assert caught.value.code == 2


def test_a_mapping_is_split_at_the_last_equals_sign() -> None:
    assert mapping_pair("a=b=price") == ("a=b", "price")


def test_claims_are_checked_against_the_record(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    text = tmp_path / "text.txt"
    text.write_bytes(b"A mug\r\nof 500 ml, not 350 g.")
    checked = command("check-claims", "--sku", "TM-500", "--text-file", text, "--json").json
    proven = next(claim for claim in checked["claims"] if claim["status"] == "supported")
    assert proven["text"] == "500 ml"
    assert proven["start"] == "A mug\r\nof 500 ml".index("500")
    assert checked["supported"] + checked["contradicted"] + checked["unsupported"] == len(checked["claims"])


def test_a_batch_of_claims_keeps_its_order(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    lines = [{"sku": "TM-500", "text": "500 ml"}, {"sku": "WB-750-BK", "text": "750 ml"}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    answers = command("check-claims", "--batch", batch, "--json").lines
    assert [answer["sku"] for answer in answers] == ["TM-500", "WB-750-BK"]


def test_drafts_are_approved_edited_and_rejected(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    draft = command("draft", "--sku", "TM-500", "--json").json
    assert draft["sku"] == "TM-500"
    assert {claim["status"] for claim in draft["claims"]} == {"supported"}
    assert command("drafts", "approve", draft["id"], "--json").json["drafts"][0]["status"] == "approved"
    listing = tmp_path / "listing.json"
    listing.write_text(json.dumps({"title": "Mug, 900 ml", "bullets": ["One"], "description": "Text"}))
    command("drafts", "edit", draft["id"], "--listing", listing)
    shown = command("drafts", "show", draft["id"], "--json").json
    assert [claim["status"] for claim in shown["claims"] if claim["text"] == "900 ml"] == ["contradicted"]
    assert command("drafts", "reject", draft["id"], "--json").json["drafts"][0]["status"] == "rejected"
    assert command("drafts", "show", 4711, "--json").code == 3


def test_a_draft_of_a_product_taken_back_is_kept_and_marked(command: Command, shop_file: Path) -> None:
    (batch,) = command("import", shop_file, "--json").json["batches"]
    command("draft", "--sku", "TM-500")
    command("undo", batch["batch_id"])
    (kept,) = command("drafts", "list", "--json").json["drafts"]
    assert kept["has_product"] is False
    assert "product removed" in command("drafts", "list").out


def test_the_demo_cannot_leave_the_program(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    draft = command("draft", "--sku", "TM-500", "--json").json
    command("drafts", "approve", draft["id"])
    result = command("export", "--platform", "shopify", "--out", tmp_path / "out.csv", "--json")
    assert (result.code, result.json["error"]["code"]) == (3, "demo_text")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("listing", ['{"title": 1}', '{"title": "a", "bullets": "abc", "description": "b"}', "[]", "{"])
def test_what_is_no_listing_is_refused(listing: str, command: Command, tmp_path: Path) -> None:
    file = tmp_path / "listing.json"
    file.write_text(listing)
    result = command("check-listing", "--platform", "generic", "--listing", file, "--json")
    assert (result.code, result.json["error"]["code"]) == (3, "bad_listing")


def test_an_export_without_drafts_is_the_file_that_came_in(command: Command, shop_file: Path, tmp_path: Path) -> None:
    command("import", shop_file)
    out = tmp_path / "out.csv"
    exported = command("export", "--platform", "shopify", "--out", out, "--drafts", "none", "--json").json
    assert exported == {"file": str(out), "rows": 3, "products": 2, "variants": 3, "texts": 0, "unplaced": 0}
    assert [line.split(",") for line in out.read_text().splitlines()] == [
        line.split(",") for line in shop_file.read_text().splitlines()
    ]


def test_a_dry_run_says_what_would_change(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    rows = "".join(f"S-{number},Lamp {number},OLD\n" for number in range(25))
    file.write_text("sku,title,price\n" + rows.replace("OLD", "1.50"), encoding="utf-8")
    command("import", file)
    file.write_text("sku,title,price\n" + rows.replace("OLD", "2.50"), encoding="utf-8")
    (batch,) = command("import", file, "--dry-run", "--json").json["batches"]
    assert (len(batch["changes"]), batch["change_count"]) == (25, 25)
    assert batch["changes"][0] == {"sku": "S-0", "field": "price", "before": "1.50", "after": "2.50", "kept": False}
    out = command("import", file, "--dry-run").out
    assert "    S-0, price: 1.50 → 2.50\n" in out
    assert out.count("→") == 20
    assert "… and 5 more" in out
