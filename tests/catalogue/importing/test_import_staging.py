"""The staging file and its writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.storage.staging import StagingError, StagingWriter, staging_fault


@pytest.fixture
def writer(tmp_path: Path) -> StagingWriter:
    return StagingWriter(tmp_path / "staging.db")


def test_groups_come_whole_and_in_the_order_of_their_first_rows(writer: StagingWriter) -> None:
    names = {2: ["a"], 3: ["sku:X"], 4: ["b"], 5: ["a"], 6: ["row:6", "id:7", "sku:X"], 7: ["id:7"]}
    for row, group in names.items():
        writer.record(row, [str(row)])
        writer.member(row, group)
    assert [[row for row, _ in group] for group in writer.groups(10, lambda row, group: None)] == [
        [2, 5],
        [3, 6, 7],
        [4],
    ]
    writer.close()


def test_rows_beyond_the_limit_of_a_group_are_told(writer: StagingWriter) -> None:
    for row in range(5):
        writer.record(row, ["x"])
        writer.member(row, ["a"])
    told: list[tuple[int, str]] = []
    (group,) = writer.groups(3, lambda row, name: told.append((row, name)))
    assert len(group) == 3
    assert told == [(3, "a"), (4, "a")]
    writer.close()


def test_numbers_for_a_name_that_is_wanted_again(writer: StagingWriter) -> None:
    assert writer.take("mug")
    assert not writer.take("mug")
    assert [writer.next_number("mug") for _ in range(3)] == [2, 3, 4]
    writer.close()


def test_a_full_disk_is_a_sentence(writer: StagingWriter, tmp_path: Path) -> None:
    writer._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(StagingError) as error:
        for row in range(5000):
            writer.record(row, ["a cell that takes some room"] * 5)
    writer.close()
    fault = staging_fault(error.value, tmp_path / "prices.csv")
    assert fault.code == "disk_full"
    assert "prices.csv" in fault.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Linen shirt, white", "linen-shirt-white"),
        ("自然堂 雪域 50g", "自然堂-雪域-50g"),
        ("***", ""),
        ("a" * 200, "a" * 80),
        ("Größe_M", "größe-m"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected
