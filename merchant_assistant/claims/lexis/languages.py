"""Languages as tables: one file of ``resources/claims/languages`` adds a language to every other table.

The first name of a section is the table that it adds to, the rest is the path in it: ``[materials.words]`` adds
words to the materials, ``[topics.height]`` to that topic. Lists grow, single values are replaced, tables are gone into,
and a list of tables (the units of a dimension) is met by the ``id`` of each. ``[inflection.colours]`` says how words
of a table change their endings, ``[compounds]`` which materials grow together with other words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from merchant_assistant.foundation.paths import resource

_FOLDER = "claims", "languages"
_INFLECTION, _COMPOUNDS = "inflection", "compounds"


@cache
def languages() -> Mapping[str, dict[str, Any]]:
    """The content of each language's file by its code; English and Chinese stand in the tables themselves."""
    files = sorted(resource(*_FOLDER).glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


def with_languages(name: str, content: dict[str, Any]) -> dict[str, Any]:
    """``content`` of the table ``name`` with what every language adds to it."""
    merged: dict[str, Any] = content
    for language in languages().values():
        if name in language:
            endings = language.get(_INFLECTION, {}).get(name, {})
            merged = _merged(merged, _inflected(language[name], endings))
    return merged


@cache
def compounds() -> Mapping[str, Any]:
    """How words grow together ("Edelstahlflasche"): stems by material, and rests that mean something else."""
    merged: dict[str, Any] = {"stems": {}, "not_before": []}
    for language in languages().values():
        merged = _merged(merged, language.get(_COMPOUNDS, {}))
    return merged


def inflections(word: str, endings: Mapping[str, list[str]]) -> Iterator[str]:
    """The word with each ending that its own ending may turn into: schwarz, schwarze, schwarzer."""
    yield word
    fitting = [ending for ending in endings if word.endswith(ending)]
    if fitting:
        longest = max(fitting, key=len)
        yield from (word.removesuffix(longest) + ending for ending in endings[longest])


def _inflected(part: Any, endings: Mapping[str, list[str]]) -> Any:
    if not endings:
        return part
    if isinstance(part, dict):
        return {key: _inflected(value, endings) for key, value in part.items()}
    if not isinstance(part, list):
        return part
    return list(dict.fromkeys(form for word in part for form in inflections(word, endings)))


def _merged(known: Any, more: Any) -> Any:
    if isinstance(known, dict):
        return known | {key: _merged(known[key], value) if key in known else value for key, value in more.items()}
    if not isinstance(known, list):
        return more
    if known and isinstance(known[0], dict):
        return [_merged(one, more[one["id"]]) if one["id"] in more else one for one in known]
    return list(dict.fromkeys([*known, *more]))
