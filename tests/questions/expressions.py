"""The small language in which a question's truth is written.

    count of P where C                        how many
    distinct brand of P where C               how many different values
    sum|mean|median|min|max E of T where C    a figure (E: a field or arithmetic over fields)
    list of T where C                         all rows that fit, in no order
    highest|lowest E of T where C             the winner, all of them on a tie
    top|bottom 3 E of T where C               the first rows in order
    value F of T where C                      what the cells say
    difference E of T where C                 highest less lowest
    share of T where C within D               per cent
    group count|sum|mean|min|max E of T where C by F     a figure for each value of F
    first|last count|sum|mean|… E of T where C by F      the value of F with the highest or lowest figure
    exists of T where C                       yes or no
    source of P where C                       the product whose text says it
    page FILE N "section" says "a|b"          the document's page or section that says it; words that the answer holds
    entry FILE N                              the question-and-answer pair, counted from 1
    none what is missing                      the data cannot say
    ask what is unclear                       one short question back is the right answer

T is P (products) or V (variants). C is a pandas query; ``F ~ 'pattern'`` and ``F !~ 'pattern'`` search without regard
to case, ``empty(F)`` and ``filled(F)`` ask for blank cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
from catalogues import Catalogue

FIGURES = ("sum", "mean", "median", "min", "max", "difference", "distinct")
VERBS = {*FIGURES, "value", "share", "group", "first", "last"}
SHAPE = re.compile(
    r"^(?P<verb>\w+)(?P<what>.*?) of (?P<table>[PV])"
    r"(?: where (?P<where>.*?))?(?: within (?P<within>.*?))?(?: by (?P<by>\w+))?$"
)


def answer(expression: str, catalogue: Catalogue | None) -> dict[str, Any]:
    """The true answer with its form; see the README for the forms."""
    verb, _, rest = expression.partition(" ")
    if verb in {"none", "ask"}:
        return {"form": "not_in_data" if verb == "none" else "clarify", "missing": rest}
    if verb == "page":
        return page(rest)
    if verb == "entry":
        name, _, place = rest.rpartition(" ")
        return {"form": "source", "file": name, "entry": int(place)}
    found = SHAPE.match(expression)
    if not found or catalogue is None or found["verb"] not in VERBS | LISTS.keys() | RANKS.keys():
        raise ValueError(f"not an expression: {expression}")
    table = catalogue.products if found["table"] == "P" else catalogue.variants
    return computed(found, chosen(table, found["within"]))


def page(rest: str) -> dict[str, Any]:
    """``page FILE N "section" says "…"``; N is 0 in a document without fixed pages."""
    found = re.fullmatch(r'(\S+) (\d+) "([^"]+)"(?: says "([^"]+)")?', rest)
    if not found:
        raise ValueError(f"not a page: {rest}")
    said = found[4].split("|") if found[4] else []
    return {"form": "source", "file": found[1], "page": int(found[2]) or None, "section": found[3], "says": said}


def chosen(table: pd.DataFrame, condition: str | None) -> pd.DataFrame:
    """The rows that meet the condition."""
    if not condition:
        return table
    search = r"\1.str.contains(r'\2', case=False, na=False, regex=True)"
    condition = re.sub(r"(\w+) !~ '([^']*)'", f"(not {search})", condition)
    condition = re.sub(r"(\w+) ~ '([^']*)'", search, condition)
    condition = re.sub(r"empty\((\w+)\)", r"(\1.isna())", condition)
    condition = re.sub(r"filled\((\w+)\)", r"(\1.notna())", condition)
    texts = {name: table[name].astype("string") for name in table.columns if table[name].dtype == object}
    return table.loc[table.assign(**texts).query(condition, engine="python").index]


def computed(found: re.Match[str], base: pd.DataFrame) -> dict[str, Any]:
    """Carry out one expression over the rows within reach."""
    verb, what, by = found["verb"], found["what"].strip(), found["by"]
    rows = chosen(base, found["where"])
    if verb == "share":
        return {"form": "percent", "answer": 100 * len(rows) / len(base), "tolerance": 0.6, "rows": names(rows)}
    if verb in FIGURES:
        return single(round(figure(rows.eval(what), verb), 6), slack(verb), rows)
    if verb in LISTS:
        return LISTS[verb](rows)
    if verb in RANKS:
        return RANKS[verb](rows, what, verb in {"highest", "top"})
    if verb in {"group", "first", "last"}:
        return grouped(rows, verb, what, by)
    return {"form": "value", "answer": values(rows[what]), "rows": names(rows)}


def single(answer: float, tolerance: float, rows: pd.DataFrame) -> dict[str, Any]:
    """One number."""
    return {"form": "number", "answer": answer, "tolerance": tolerance, "rows": names(rows)}


LISTS: dict[str, Callable[[pd.DataFrame], dict[str, Any]]] = {
    "count": lambda rows: single(len(rows), 0, rows),
    "exists": lambda rows: {"form": "yes_no", "answer": bool(len(rows)), "rows": names(rows)},
    "list": lambda rows: {"form": "set", "rows": names(rows)},
    "source": lambda rows: {"form": "source", "rows": names(rows)},
}


def slack(verb: str) -> float:
    """An average may be shown with one decimal place; sums and prices are exact to the cent."""
    return 0.06 if verb in {"mean", "median"} else 0.006


def figure(series: pd.Series, verb: str) -> float:
    """One statistic, cells without a number left out."""
    if verb == "distinct":
        return float(series.nunique())
    if verb == "difference":
        return float(series.astype(float).max() - series.astype(float).min())
    return float(getattr(series.astype(float), verb)())


def extreme(rows: pd.DataFrame, what: str, high: bool) -> dict[str, Any]:
    """All rows that share the highest or lowest figure."""
    series = rows.eval(what).astype(float)
    best = series.max() if high else series.min()
    winners = rows[series == best]
    return {"form": "winner", "answer": round(float(best), 6), "rows": names(winners)}


def ordered(rows: pd.DataFrame, what: str, high: bool) -> dict[str, Any]:
    """The first N rows in order; ``ties`` says which figures an equal row may take the place of."""
    count, _, field = what.partition(" ")
    series = rows.eval(field).astype(float).dropna().sort_values(ascending=not high, kind="stable")
    taken = series.head(int(count))
    winners = rows.loc[taken.index]
    edge = names(rows.loc[series[series == taken.iloc[-1]].index])
    return {"form": "ordered", "rows": names(winners), "figures": list(taken.round(6)),
            "last_place_shared_by": edge if len(edge) > 1 else []}  # fmt: skip


def grouped(rows: pd.DataFrame, verb: str, what: str, by: str) -> dict[str, Any]:
    """A figure for each group, or the group that wins."""
    kind, _, field = what.partition(" ")
    rows = rows.dropna(subset=[by])
    if rows[by].astype(str).str.contains("|", regex=False).any():  # of several groups, each of which it is in
        rows = rows.assign(**{by: rows[by].str.split("|")}).explode(by)
    groups = rows.groupby(by)
    table = groups.size() if kind == "count" else getattr(groups[field], kind)()
    table = table.dropna().astype(float).round(6)
    if verb == "group":
        return {"form": "groups", "answer": table.to_dict(), "tolerance": slack(kind)}
    best = table.max() if verb == "first" else table.min()
    return {"form": "group_winner", "answer": sorted(table[table == best].index), "figure": float(best)}


RANKS: dict[str, Callable[[pd.DataFrame, str, bool], dict[str, Any]]] = {
    "highest": extreme,
    "lowest": extreme,
    "top": ordered,
    "bottom": ordered,
}


def names(rows: pd.DataFrame) -> list[str]:
    """The rows' own numbers."""
    return [str(name) for name in rows["id"]]


def values(series: pd.Series) -> list[Any]:
    """The different values that stand in the cells."""
    return [value.item() if hasattr(value, "item") else value for value in dict.fromkeys(series.dropna())]
