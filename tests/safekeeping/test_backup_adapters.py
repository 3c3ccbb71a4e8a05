"""What was learned from a merchant's texts is in the backup, and comes back only whole."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.composition import Services
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.engine.store.convert.gguf_file import Tensor, Value, write
from merchant_assistant.safekeeping.model import RestoreResult

from .conftest import Opener

LLAMA: tuple[str, Value] = ("general.architecture", "llama")
ADAPTER: list[tuple[str, Value]] = [LLAMA, ("general.type", "adapter"), ("adapter.type", "lora")]
ONE = [Tensor("one", (8,), 0, memoryview(bytes(32)))]


@pytest.fixture
def learned(tmp_path: Path) -> Callable[[Services, str, str], bytes]:
    """``learned(shop, "tone", "text")``: that shop has an adapter of that name; gives the file's content."""

    def add(services: Services, name: str, says: str) -> bytes:
        base, file = tmp_path / "base.gguf", tmp_path / "made.gguf"
        write(base, [LLAMA], ONE)
        write(file, [*ADAPTER, ("general.name", says)], ONE)
        adapter = AdapterStore(services.paths).add(file, name, InstalledModel("tiny", base, "a" * 64), ("zh",))
        content = file.read_bytes()
        file.unlink()
        assert adapter.state == "ready"
        return content

    return add


def _restored(services: Services, file: Path) -> RestoreResult:
    return services.safe.restore(file)[0]


def _contents(services: Services) -> dict[str, bytes]:
    return {adapter.name: adapter.path.read_bytes() for adapter in AdapterStore(services.paths).list()}


def test_adapters_come_back_on_another_pc(
    shop: Services, open_data: Opener, tmp_path: Path, learned: Callable[..., bytes]
) -> None:
    tone, other = learned(shop, "My tone 语气", "a"), learned(shop, "other", "b")
    shop.safe.backup(tmp_path / "saved.zip")
    new = open_data("other")
    mine = learned(new, "only here", "c")
    assert _restored(new, tmp_path / "saved.zip").left_out == 0
    assert _contents(new) == {"My tone 语气": tone, "other": other, "only here": mine}
    assert AdapterStore(new.paths).get("other").description == AdapterStore(shop.paths).get("other").description
    assert list(new.paths.staging.iterdir()) == []


def test_one_that_was_replaced_is_in_the_backup_made_before(
    shop: Services, tmp_path: Path, learned: Callable[..., bytes]
) -> None:
    earlier = learned(shop, "tone", "earlier")
    shop.safe.backup(tmp_path / "saved.zip")
    later = learned(shop, "tone", "later, and longer")
    kept = _restored(shop, tmp_path / "saved.zip").kept
    assert _contents(shop) == {"tone": earlier}
    assert kept is not None
    _restored(shop, kept)
    assert _contents(shop) == {"tone": later}


def test_damaged_ones_are_not_backed_up(shop: Services, tmp_path: Path, learned: Callable[..., bytes]) -> None:
    learned(shop, "tone", "a")
    AdapterStore(shop.paths).get("tone").path.write_bytes(b"gone")
    shop.safe.backup(tmp_path / "saved.zip")
    with zipfile.ZipFile(tmp_path / "saved.zip") as packed:
        assert not [name for name in packed.namelist() if name.startswith("adapters/")]


@pytest.mark.parametrize("name", ["../../evil", "tone"])
def test_a_backup_that_was_tampered_with_puts_nothing_elsewhere(
    shop: Services, open_data: Opener, tmp_path: Path, learned: Callable[..., bytes], name: str
) -> None:
    learned(shop, "tone", "a")
    shop.safe.backup(tmp_path / "saved.zip")
    _tamper(tmp_path / "saved.zip", tmp_path / "evil.zip", name)
    new = open_data("other")
    before = sorted(tmp_path.rglob("*evil*"))
    assert _restored(new, tmp_path / "evil.zip").left_out == 1
    assert _contents(new) == {}
    assert sorted(tmp_path.rglob("*evil*")) == before
    assert new.catalogue.count("") == shop.catalogue.count("")


def _tamper(source: Path, target: Path, name: str) -> None:
    """The same backup with another name in the adapter's description, or, under its own, another hash."""
    with zipfile.ZipFile(source) as packed:
        members = {entry: packed.read(entry) for entry in packed.namelist()}
    description = json.loads(members["adapters/tone.json"])
    description |= {"name": name, "sha256": "b" * 64} if name == "tone" else {"name": name}
    members["adapters/tone.json"] = changed = json.dumps(description).encode()
    manifest = json.loads(members["manifest.json"])
    manifest["members"]["adapters/tone.json"] = {"bytes": len(changed), "sha256": hashlib.sha256(changed).hexdigest()}
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w") as packed:
        for entry, content in members.items():
            packed.writestr(entry, content)
