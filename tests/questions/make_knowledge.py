"""Write the knowledge documents of the question set from knowledge_texts.toml.

Needs ``reportlab`` (BSD) and ``python-docx`` (MIT), which nothing else here needs; the written files are kept beside
this script, so that the tests need neither. The Chinese PDF names Adobe's standard Song face instead of carrying a
font; its text is Unicode and comes out of every reader that was tried.

    python make_knowledge.py [FOLDER]
"""

from __future__ import annotations

import csv
import itertools
import sys
import tomllib
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

HERE = Path(__file__).parent
AUTHOR = "Merchant Assistant tests"
SONG = "STSong-Light"


def pdf(path: Path, text: dict[str, Any], font: str) -> None:
    """One printed page for each page of the text, numbered at the foot."""
    story: list[Flowable] = []
    for _, sections in itertools.groupby(text["section"], key=lambda section: section["page"]):
        story += [PageBreak()] if story else []
        story += [part for section in sections for part in printed(section, font)]
    document = SimpleDocTemplate(str(path), pagesize=A4, title=text["title"], author=AUTHOR, invariant=1)

    def number(canvas: Any, _document: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, str(canvas.getPageNumber()))

    document.build(story, onFirstPage=number, onLaterPages=number)


def printed(section: dict[str, Any], font: str) -> list[Flowable]:
    """A heading and its paragraphs."""
    wrap = "CJK" if font == SONG else None
    heading = ParagraphStyle("heading", fontName=font, fontSize=14, leading=20, spaceBefore=8, spaceAfter=6)
    body = ParagraphStyle("body", fontName=font, fontSize=10.5, leading=16, spaceAfter=6, wordWrap=wrap)
    return [
        Paragraph(section["head"], heading),
        *(Paragraph(text, body) for text in section["text"]),
        Spacer(1, 3 * mm),
    ]


def docx(path: Path, text: dict[str, Any]) -> None:
    """Headings and paragraphs; a document of this kind has no fixed pages."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.author = AUTHOR
    document.add_heading(text["title"], level=0)
    for number, section in enumerate(text["section"], start=1):
        document.add_heading(f"{number}. {section['head']}", level=1)
        for paragraph in section["text"]:
            document.add_paragraph(paragraph)
    document.save(str(path))


def trade(folder: Path, texts: dict[str, Any]) -> None:
    """Write the three documents of two other houses."""
    folder.mkdir(parents=True, exist_ok=True)
    docx(folder / "dealer-policy-zh.docx", texts["dealer"])
    pdf(folder / "installation-guide.pdf", texts["install"], "Helvetica")
    (folder / "supplier-handbook.md").write_text(texts["handbook"]["text"], encoding="utf-8")


def tearoom(folder: Path, texts: dict[str, Any]) -> None:
    """Write the three documents that only unseen questions are about."""
    folder.mkdir(parents=True, exist_ok=True)
    docx(folder / "linen-agreement.docx", texts["linen"])
    pdf(folder / "warehouse-rules-zh.pdf", texts["store"], SONG)
    (folder / "tea-room.md").write_text(texts["tea"]["text"].lstrip(), encoding="utf-8")


def main(folder: Path) -> None:
    """Write the five documents, and those of ``trade`` and ``tearoom`` beside them."""
    texts = tomllib.loads((HERE / "knowledge_texts.toml").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    pdf(folder / "warranty-and-returns.pdf", texts["warranty"], "Helvetica")
    pdf(folder / "care-manual-zh.pdf", texts["care"], SONG)
    docx(folder / "shipping-terms.docx", texts["shipping"])
    (folder / "price-policy.md").write_text(texts["prices"]["text"], encoding="utf-8")
    with (folder / "faq.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("question", "answer"), *((pair["question"], pair["answer"]) for pair in texts["faq"])]
        )
    trade(folder.parent / "trade", texts)
    tearoom(folder.parent / "tearoom", texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "knowledge")
