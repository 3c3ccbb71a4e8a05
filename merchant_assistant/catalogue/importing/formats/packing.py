"""Cells that hold several values: reading each platform's way of packing them, and writing the same way again.

Reading never fails: what does not fit the pattern is left out of pairs, or kept as one value of a list. What was
written by a function of this module is read again as it was, unless that platform's way has no room for it (a ``|``
between ``|``); :func:`fits` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

# A pair in quotation marks, a pair whose value is, or a plain one up to the comma before the next name.
_PAIR = re.compile(
    r"""\s*(?:
        "(?P<name1>[A-Za-z_][\w.-]*)=(?P<whole>(?:[^"]|"")*)"
      | (?P<name2>[A-Za-z_][\w.-]*)="(?P<wrapped>(?:[^"]|"")*)"(?=\s*(?:,|$))
      | (?P<name3>[A-Za-z_][\w.-]*)=(?P<plain>.*?)(?=,\s*"?[A-Za-z_][\w.-]*=|$)
    )(?:,|$)""",
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_AMBIGUOUS = re.compile(r'^"|^\s|\s$|,\s*"?[A-Za-z_][\w.-]*=')
_BETWEEN_SETS = re.compile(r"\|(?=\s*[A-Za-z_][\w.-]*=)")
_LISTED = re.compile(r"((?:[^,\\]|\\.|\\$)*)(?:,|$)", re.DOTALL)
_POSITION = re.compile(r"(?<=[^:\s]):\s*\d+\s*(?::\s*[01]\s*)?$")
_HEADER_LIST = re.compile(r"\(\s*x\s*(?P<between>[^\sxyz])\s*y", re.IGNORECASE)


def read_pairs(text: str) -> dict[str, str]:
    '''``size=XS,features=Pocket, wide,note="a ""b"""`` as names and values: Magento's ``additional_attributes``.

    A comma only ends a value where a name and ``=`` follow.
    '''
    found: dict[str, str] = {}
    place = 0
    while place < len(text) and (pair := _PAIR.match(text, place)):
        name, quoted = pair["name1"] or pair["name2"] or pair["name3"], pair["whole"] or pair["wrapped"]
        found[name] = quoted.replace('""', '"') if quoted is not None else (pair["plain"] or "").strip()
        place = pair.end()
    return found


def write_pairs(pairs: Mapping[str, str]) -> str:
    """Names and values as :func:`read_pairs` reads them; values are quoted only if one of them has to be."""
    if any(_AMBIGUOUS.search(value) for value in pairs.values()):
        return ",".join(f'{name}="{value.replace(chr(34), chr(34) * 2)}"' for name, value in pairs.items())
    return ",".join(f"{name}={value}" for name, value in pairs.items())


def read_sets(text: str) -> list[dict[str, str]]:
    """``sku=A-S,size=S|sku=A-M,size=M`` as one mapping each: variants, bundle options, prices of customer groups."""
    return [pairs for part in _BETWEEN_SETS.split(text) if (pairs := read_pairs(part))]


def write_sets(sets: Iterable[Mapping[str, str]]) -> str:
    """Mappings as :func:`read_sets` reads them."""
    return "|".join(map(write_pairs, sets))


def is_name(text: str) -> bool:
    """Whether :func:`write_pairs` can give a value this name."""
    return _NAME.fullmatch(text) is not None


def read_list(text: str, between: str = "|") -> list[str]:
    """``a|b | c`` as its values, without blanks around them and without blank ones (Vendure, PrestaShop)."""
    return [value for part in text.split(between) if (value := part.strip())]


def write_list(values: Iterable[str], between: str = "|") -> str:
    """Values as :func:`read_list` reads them; each must :func:`fits`."""
    return between.join(values)


def fits(value: str, between: str = "|") -> bool:
    """Whether :func:`read_list` gives this value back."""
    return bool(value) and value == value.strip() and between not in value


def read_named(text: str, between: str = "|") -> dict[str, list[str]]:
    """``category:Chairs|category:Office|brand:Acme`` as values by name: Vendure's facets.

    What has no name goes by ``""``.
    """
    found: dict[str, list[str]] = {}
    for part in read_list(text, between):
        name, colon, value = part.partition(":")
        found.setdefault(name.strip() if colon else "", []).append(value.strip() if colon else part)
    return {name: values for name, given in found.items() if (values := [value for value in given if value])}


def write_named(named: Mapping[str, Sequence[str]], between: str = "|") -> str:
    """Values by name as :func:`read_named` reads them."""
    return between.join(f"{name}:{value}" if name else value for name, values in named.items() for value in values)


def read_features(text: str, between: str = ",") -> dict[str, str]:
    """``Colour:White:1,Ratio:16:9:2`` as names and values: PrestaShop's features. A position (and ``:0`` or ``:1``
    after it, for values of the product's own) is left out.

    A part without a colon belongs to the value before it. Values of a name that stands twice are joined with ``, ``.
    """
    found: dict[str, list[str]] = {}
    for part in _whole_features(text, between):
        name, _, rest = part.partition(":")
        value = _POSITION.sub("", rest).strip()
        if name.strip() and value:
            found.setdefault(name.strip(), []).append(value)
    return {name: ", ".join(dict.fromkeys(values)) for name, values in found.items()}


def _whole_features(text: str, between: str) -> list[str]:
    parts: list[str] = []
    for part in text.split(between):
        if parts and ":" not in part:
            parts[-1] += between + part
        elif part.strip():
            parts.append(part)
    return parts


def write_features(features: Mapping[str, str], between: str = ",") -> str:
    """Names and values as :func:`read_features` reads them, numbered from 1."""
    return between.join(f"{name}:{value}:{place}" for place, (name, value) in enumerate(features.items(), 1))


def read_escaped(text: str) -> list[str]:
    r"""``Nut, Salt\, coarse`` as its values: WooCommerce's lists, where ``\,`` is a comma inside a value."""
    if "\\" not in text:
        return read_list(text, ",")
    parts = (part[1].replace("\\,", ",") for part in _LISTED.finditer(text))
    return [value for part in parts if (value := part.strip())]


def write_escaped(values: Iterable[str]) -> str:
    """Values as :func:`read_escaped` reads them."""
    return ", ".join(value.replace(",", "\\,") for value in values)


def separator(column: str, usual: str = ",") -> str:
    """What stands between values, where a column's name shows it: ``;`` in ``Categories (x;y;z...)``."""
    shown = _HEADER_LIST.search(column)
    return shown["between"] if shown else usual
