"""Write the knowledge documents of the question set from knowledge_texts.toml and houses_texts.toml.

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
from docx.shared import Mm, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).parent
AUTHOR = "Merchant Assistant tests"
SONG = "STSong-Light"


def pdf(path: Path, text: dict[str, Any], font: str, *, dense: bool = False) -> None:
    """One printed page for each page of the text, numbered at the foot; ``dense``: smaller, with narrow margins."""
    story: list[Flowable] = []
    for _, sections in itertools.groupby(text["section"], key=lambda section: section["page"]):
        story += [PageBreak()] if story else []
        story += [part for section in sections for part in printed(section, font, dense=dense)]
    margins = {"topMargin": 18 * mm, "bottomMargin": 18 * mm} if dense else {}
    document = SimpleDocTemplate(str(path), pagesize=A4, title=text["title"], author=AUTHOR, invariant=1, **margins)

    def number(canvas: Any, _document: SimpleDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, (10 if dense else 12) * mm, str(canvas.getPageNumber()))

    document.build(story, onFirstPage=number, onLaterPages=number)


def printed(section: dict[str, Any], font: str, *, dense: bool) -> list[Flowable]:
    """A heading, its paragraphs, and its table where it has one."""
    wrap = "CJK" if font == SONG else None
    sizes = (13, 18, 4, 3, 9.5, 13.5, 3, 2) if dense else (14, 20, 8, 6, 10.5, 16, 6, 3)
    big, high, before, after, small, low, between, below = sizes
    heading = ParagraphStyle("heading", fontName=font, fontSize=big, leading=high, spaceBefore=before, spaceAfter=after)
    body = ParagraphStyle("body", fontName=font, fontSize=small, leading=low, spaceAfter=between, wordWrap=wrap)
    parts = [Paragraph(section["head"], heading), *(Paragraph(text, body) for text in section["text"])]
    if "rows" in section:
        cells = [[Paragraph(cell, body) for cell in row] for row in section["rows"]]
        table = Table(cells, colWidths=[18 * mm, 55 * mm, 90 * mm])
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]))
        parts.append(table)
    return [*parts, Spacer(1, below * mm)]


def docx(path: Path, text: dict[str, Any], *, numbered: bool = True, dense: bool = False) -> None:
    """Headings, paragraphs and tables; a document of this kind has no fixed pages."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10 if dense else 11)
    document.core_properties.author = AUTHOR
    if dense:
        document.styles["Normal"].paragraph_format.space_after = Pt(4)
        for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(document.sections[0], edge, Mm(20))
    document.add_heading(text["title"], level=0)
    if "intro" in text:
        document.add_paragraph(text["intro"])
    for number, section in enumerate(text["section"], start=1):
        document.add_heading(f"{number}. {section['head']}" if numbered else section["head"], level=1)
        for paragraph in section["text"]:
            document.add_paragraph(paragraph)
        if "rows" in section:
            rows_of(document, section["rows"])
    document.save(str(path))


def rows_of(document: Any, rows: list[list[str]]) -> None:
    """A table with lines, as an office program makes it."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value


def pairs(path: Path, faq: list[dict[str, str]]) -> None:
    """Questions with their answers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("question", "answer"), *((pair["question"], pair["answer"]) for pair in faq)])


def houses(folder: Path) -> None:
    """Write the documents of a print shop, and of a maker of fridges that only unseen questions are about."""
    texts = tomllib.loads((HERE / "houses_texts.toml").read_text(encoding="utf-8"))
    shop, cold = folder / "printshop", folder / "chillers_zh"
    for each in (shop, cold):
        each.mkdir(parents=True, exist_ok=True)
    docx(shop / "terms-of-sale.docx", texts["terms"], dense=True)
    pdf(shop / "artwork-and-care.pdf", texts["guide"], "Helvetica", dense=True)
    pairs(shop / "print-faq.csv", texts["faq"])
    docx(cold / "after-sales-zh.docx", texts["service"], numbered=False, dense=True)
    pdf(cold / "use-manual-zh.pdf", texts["manual"], SONG, dense=True)
    (cold / "shipping-returns-zh.md").write_text(texts["shipping_zh"]["text"].lstrip(), encoding="utf-8")


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
    """Write the five documents, and those of the other houses beside them."""
    texts = tomllib.loads((HERE / "knowledge_texts.toml").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    pdf(folder / "warranty-and-returns.pdf", texts["warranty"], "Helvetica")
    pdf(folder / "care-manual-zh.pdf", texts["care"], SONG)
    docx(folder / "shipping-terms.docx", texts["shipping"])
    (folder / "price-policy.md").write_text(texts["prices"]["text"], encoding="utf-8")
    pairs(folder / "faq.csv", texts["faq"])
    trade(folder.parent / "trade", texts)
    tearoom(folder.parent / "tearoom", texts)
    houses(folder.parent)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "knowledge")
