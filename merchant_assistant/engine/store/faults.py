"""Faults of the model folder."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from merchant_assistant.engine.store.manifest import Manifest
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


def absent(manifest: Manifest) -> UserFault:
    """The fault for a model whose file is not here."""
    hint = (
        said("Engine", "Fetch it: models get {model}").format(model=manifest.id)
        if manifest.fetchable
        else said("Engine", "Add its file again: models add FILE")
    )
    return UserFault(
        "model_absent", said("Engine", "The model “{model}” is not on this PC yet.").format(model=manifest.name), hint
    )


def damaged(manifest: Manifest) -> UserFault:
    """The fault for a model whose file is another one than it should be."""
    hint = (
        said("Engine", "Fetch it again: models get {model}").format(model=manifest.id)
        if manifest.fetchable
        else said("Engine", "Add its file again: models add FILE")
    )
    return UserFault(
        "model_damaged", said("Engine", "The file of the model “{model}” is damaged.").format(model=manifest.name), hint
    )


def not_a_model(file: Path) -> UserFault:
    """The fault for a file that no model can be."""
    return UserFault(
        "not_a_model",
        said("Engine", "“{file}” is only a part of a model.").format(file=file.name),
        said("Engine", "Choose the file of a whole model."),
    )


def no_model(file: Path) -> UserFault:
    """The fault for a file of another kind, whatever its name says."""
    return UserFault(
        "not_a_model",
        said("Engine", "“{file}” is not a model.").format(file=file.name),
        said("Engine", "Choose the file of a whole model."),
    )


def writes_no_texts(manifest: Manifest) -> UserFault:
    """The fault for a model of vectors where one for texts is needed."""
    return UserFault(
        "writes_no_texts",
        said("Engine", "The model “{model}” finds texts by their meaning; it writes none.").format(model=manifest.name),
        said("Engine", "Choose a model for texts (chat): models list"),
    )


def unknown(model_id: str, known: Collection[str]) -> UserFault:
    """The fault for an id that no model has; names a near one."""
    return UserFault(
        "unknown_model",
        said("Engine", "There is no model “{model}”.").format(model=model_id),
        near_one(model_id, known),
    )


def near_one(name: str, known: Collection[str]) -> str:
    """The hint for a name that nothing has: the one most like it, or where all stand."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    if not near:
        return said("Engine", "The command “models list” shows all.")
    return said("Engine", "Did you mean {model}?").format(model=near[0])


def busy(model_id: str) -> UserFault:
    """The fault where another process has the model's files."""
    return UserFault(
        "busy",
        said("Engine", "Another process is working on “{model}”.").format(model=model_id),
        said("Engine", "Wait until it has finished and try again."),
    )
