"""Every colour and measure of the window, in one place. A theme is one more :class:`Tokens`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Final, Literal

Tone = Literal["neutral", "accent", "good", "care", "bad"]

# Measures in device-independent pixels, on a grid of 8.
RAIL_WIDTH: Final = 208
RAIL_NARROW: Final = 64
NARROW_WINDOW: Final = 1040  # below this the rail shows icons only
STRIP_HEIGHT: Final = 32
ROW_HEIGHT: Final = 36
BUTTON_HEIGHT: Final = 36
PAGE_MARGIN: Final = 28
GAP: Final = 16
SMALL_GAP: Final = 8
RADIUS: Final = 8
CARD_RADIUS: Final = 10
ICON: Final = 18

BODY_PX: Final = 14
CAPTION_PX: Final = 12
TITLE_PX: Final = 20

LOADING_AFTER_MS: Final = 150  # sooner than this a skeleton would only flicker


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``. ``*_soft`` is the ground behind text of that tone."""

    name: Literal["light", "dark", "light-strong", "dark-strong"]
    window: str
    panel: str
    rail: str
    line: str
    text: str
    dim: str
    faint: str  # only for what may be missed, as the words of what cannot be used now: below 4.5:1
    accent: str
    accent_soft: str
    accent_strong: str  # the accent while pressed or hovered
    on_accent: str
    good: str
    good_soft: str
    care: str
    care_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str
    selection: str
    hover: str
    message: str  # the ground of messages: it stands out from every page, and glares in none
    on_message: str

    def ink(self, tone: Tone) -> str:
        """The colour of text and lines of a tone."""
        return {"neutral": self.dim, "accent": self.accent, "good": self.good, "care": self.care, "bad": self.bad}[tone]

    def ground(self, tone: Tone) -> str:
        """The colour behind :meth:`ink`."""
        return {
            "neutral": self.neutral_soft,
            "accent": self.accent_soft,
            "good": self.good_soft,
            "care": self.care_soft,
            "bad": self.bad_soft,
        }[tone]

    def substitutions(self) -> dict[str, str]:
        """What a stylesheet may name: the colours and the measures."""
        sizes = {
            "radius": RADIUS,
            "card_radius": CARD_RADIUS,
            "body": BODY_PX,
            "caption": CAPTION_PX,
            "title": TITLE_PX,
        }
        return {**asdict(self), **{name: f"{value}px" for name, value in sizes.items()}}


LIGHT: Final = Tokens(
    name="light",
    window="#F6F7F9",
    panel="#FFFFFF",
    rail="#FBFBFC",
    line="#E3E6EA",
    text="#1B1F24",
    dim="#5C6672",
    faint="#7F8996",
    accent="#0F6B5C",
    accent_soft="#E2F1EE",
    accent_strong="#0B5549",
    on_accent="#FFFFFF",
    good="#187846",
    good_soft="#E4F4EA",
    care="#8F5B00",
    care_soft="#FBF0DA",
    bad="#B3261E",
    bad_soft="#FBE7E5",
    neutral_soft="#F0F2F4",
    selection="#EAF3F1",
    hover="#F4F6F7",
    message="#1B1F24",
    on_message="#FFFFFF",
)

DARK: Final = Tokens(
    name="dark",
    window="#15181C",
    panel="#1C2025",
    rail="#181B20",
    line="#2C323A",
    text="#E7EAEE",
    dim="#A3ADB8",
    faint="#75808C",
    accent="#4DB6A0",
    accent_soft="#1D3732",
    accent_strong="#6CC7B4",
    on_accent="#0E1613",
    good="#5CC38A",
    good_soft="#1B3326",
    care="#E0B050",
    care_soft="#37301C",
    bad="#F0857D",
    bad_soft="#3B2322",
    neutral_soft="#262B31",
    selection="#1F302D",
    hover="#22272D",
    message="#343C46",
    on_message="#F2F4F6",
)

# Worn where the system asks for more contrast: text at 7:1 and more, lines that can be seen.
LIGHT_STRONG: Final = replace(
    LIGHT,
    name="light-strong",
    window="#FFFFFF",
    rail="#FFFFFF",
    line="#5C6672",
    text="#000000",
    dim="#2E353C",
    faint="#5C6672",
    accent="#084A3F",
    accent_strong="#05352D",
    good="#0A4D29",
    care="#5A3800",
    bad="#85110B",
    message="#000000",
)

DARK_STRONG: Final = replace(
    DARK,
    name="dark-strong",
    window="#000000",
    panel="#000000",
    rail="#000000",
    line="#A3ADB8",
    text="#FFFFFF",
    dim="#D9DFE5",
    faint="#A3ADB8",
    accent="#7FE0CC",
    accent_strong="#A5EBDC",
    on_accent="#000000",
    good="#8FE3B4",
    care="#F5CF80",
    bad="#FFB3AD",
    message="#000000",
    on_message="#FFFFFF",
)
