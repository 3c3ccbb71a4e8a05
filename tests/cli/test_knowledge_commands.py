"""`knowledge`: documents come, go and come back; what cannot be read is set aside beside what was."""

from __future__ import annotations

from pathlib import Path

from .conftest import Command


def test_documents_are_added_listed_removed_and_restored(command: Command, tmp_path: Path) -> None:
    (tmp_path / "terms.md").write_text("## Payment\n\nWithin 30 days.", encoding="utf-8")
    added = command("--json", "knowledge", "add", tmp_path / "terms.md", tmp_path / "absent.pdf")
    assert (added.code, added.json["error"]["code"]) == (3, "not_found")
    (document,) = added.json["documents"]
    assert (document["name"], document["passages"], document["outcome"]) == ("terms.md", 1, "added")
    assert [one["id"] for one in command("--json", "knowledge", "list").json["documents"]] == [1]
    assert command("--json", "knowledge", "remove", "1").json["removed"]["name"] == "terms.md"
    assert command("--json", "knowledge", "list").json == {"documents": []}
    assert command("knowledge", "restore", "1").out == "terms.md is back with 1 passages.\n"
    assert command("--json", "knowledge", "remove", "7").json["error"]["code"] == "unknown_document"
