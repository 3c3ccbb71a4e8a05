from __future__ import annotations

import errno
from pathlib import Path

import pytest

from merchant_assistant.foundation import files
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import atomic_path, atomic_write, fault_of


def test_a_failed_write_leaves_the_old_file_and_no_scrap(tmp_path: Path) -> None:
    target = tmp_path / "export.csv"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), atomic_path(target) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "settings.json"
    atomic_write(target, b"a longer first content")
    atomic_write(target, b"second")
    assert target.read_bytes() == b"second"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "not_found"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "is_folder"),
        (PermissionError(errno.EACCES, "Permission denied"), "no_permission"),
        (FileExistsError(errno.EEXIST, "File exists", "prices.csv"), "not_a_folder"),
        (OSError(errno.EROFS, "Read-only file system"), "no_permission"),
        (OSError(errno.EIO, "Input/output error"), "file_error"),
    ],
)
def test_every_fault_of_the_disk_is_a_sentence_with_a_hint(error: OSError, code: str) -> None:
    fault = fault_of(error, Path("prices.csv"))
    assert fault.code == code
    assert "prices.csv" in fault.message
    assert fault.hint


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFault) as caught:
        atomic_write(tmp_path / "none" / "out.csv", b"text")
    assert caught.value.code == "not_found"
    assert str(tmp_path / "none") in caught.value.message


@pytest.mark.parametrize(("code", "exists"), [(32, False), (5, True)])
def test_a_file_that_another_program_holds_on_windows(code: int, exists: bool, tmp_path: Path) -> None:
    target = tmp_path / "prices.csv"
    if exists:
        target.touch()
    error = PermissionError(errno.EACCES, "Access is denied")
    setattr(error, "winerror", code)  # noqa: B010 - only Windows knows the attribute
    assert fault_of(error, target).code == "file_in_use"


@pytest.mark.parametrize(("code", "said"), [(32, "file_in_use"), (5, "no_permission"), (0, "no_permission")])
def test_a_table_that_excel_holds_is_told_from_one_that_may_not_be_read(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening for reading: Python tells no more than "permission denied", Windows is asked again."""
    target = tmp_path / "prices.csv"
    target.touch()
    monkeypatch.setattr(files, "_windows_code", lambda _: code)
    assert fault_of(PermissionError(errno.EACCES, "Permission denied"), target).code == said


def test_a_full_disk_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserFault) as caught, atomic_path(tmp_path / "out.csv"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []
