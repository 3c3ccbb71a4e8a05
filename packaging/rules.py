"""The README's table of the limits that texts are checked by: what ``resources/platforms`` says, with what is open.

.venv/bin/python packaging/rules.py           print the tables
.venv/bin/python packaging/rules.py --write   put them into README.md
"""

from __future__ import annotations

import sys
from fnmatch import fnmatchcase

import marked

from merchant_assistant.listings.model import KINDS, PLATFORMS, DraftKind
from merchant_assistant.listings.platforms import PartLimits, Platform, platform_rules, rule_data

BEGIN, END = "<!-- rules: made by packaging/rules.py -->", "<!-- rules end -->"
_ANY_LENGTH = 1000  # characters of all tags together: more is no limit
_UNITS = {"characters": "", "utf16": "", "bytes": " bytes", "half_width": " half widths"}
_REFUSED = {  # switches of the data, as the table calls them
    "html": "HTML",
    "active_content": "active content",
    "emoji": "emoji",
    "decoration": "decoration",
    "contact": "contact data",
    "price": "prices",
    "promotion": "promotion",
    "availability": "availability",
    "reviews": "reviews",
    "dates": "dates",
}


def table() -> str:
    """Limits of the platforms, then those of copy. ``(?)``: no source is certain."""
    lines = [
        "| platform | title | bullets | description | for search engines | tags | refused anywhere | seen |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(name) for name in PLATFORMS]
    lines += ["", "| marketing copy | subject | headlines or terms | text | hashtags |", "|---|---|---|---|---|"]
    lines += [_row_of_copy(kind) for kind in KINDS if kind != "listing"]
    return "\n".join(lines)


def _row(name: str) -> str:
    rules, chinese = platform_rules(name), platform_rules(name, "zh")
    cells = [
        rules.name,
        _both(rules.title, chinese.title) + _open(name, "title.max"),
        f"{rules.max_bullets} of {rules.bullet.max}{_open(name, 'bullets.max_length')}",
        _length(rules.description) + _open(name, "description.max"),
        f"{rules.seo_title.max} and {rules.seo_description.max}{_open(name, 'seo_title.max')}",
        _tags(rules) + _open(name, "tags.max_together" if rules.all_tags.max < _ANY_LENGTH else "tags.max"),
        ", ".join(word for code, word in _REFUSED.items() if code in (*rules.forbidden, *_emoji(rules))),
        _seen(name),
    ]
    return f"| {' | '.join(cells)} |"


def _row_of_copy(kind: DraftKind) -> str:
    rules, chinese = platform_rules("generic", None, kind), platform_rules("generic", "zh", kind)
    bullets = f"{rules.max_bullets} of {_both(rules.bullet, chinese.bullet)}"
    cells = [
        rules.name,
        _both(rules.title, chinese.title) if "title" in rules.required else "–",
        bullets if "bullets" in rules.required else "–",
        _both(rules.description, chinese.description),
        f"{rules.max_tags} of {rules.tag.max}" if kind == "post" else "–",
    ]
    return f"| {' | '.join(cells)} |"


def _seen(name: str) -> str:
    """The oldest date of its sources: from then on a rule may have changed."""
    return str(min(source["seen"] for source in rule_data(name)["source"]))


def _both(english: PartLimits, chinese: PartLimits) -> str:
    one, other = _length(english), _length(chinese)
    return one if one == other else f"{one}, Chinese {other}"


def _length(limits: PartLimits) -> str:
    shown = f", {limits.shown} shown everywhere" if limits.shown else ""
    return f"{limits.max:,}{_UNITS[limits.counting]}{shown}"


def _tags(rules: Platform) -> str:
    together = rules.all_tags
    return (
        f"{together.max}{_UNITS[together.counting]} together"
        if together.max < _ANY_LENGTH
        else f"{rules.max_tags} of {rules.tag.max}"
    )


def _emoji(rules: Platform) -> tuple[str, ...]:
    return () if rules.emoji else ("emoji",)


def _open(name: str, path: str) -> str:
    """A question mark where the source is not certain: the merchant may set such a limit."""
    found = [s for s in rule_data(name)["source"] if any(fnmatchcase(path, one) for one in s["of"])]
    return "" if all(source["certain"] for source in found) else " (?)"


if __name__ == "__main__":
    marked.main(sys.argv[1:], BEGIN, END, table())
