"""How cells and lines are told apart."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing import dialect

HEADER = ["SKU", "Name", "Price", "Description"]
# Cells as files have them: any text, delimiters, quotation marks and line ends in between.
WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
CELLS = st.lists(st.one_of(WORDS, st.sampled_from([", ", "; ", "\t", "|", '"', "\n", " a "])), max_size=4).map("".join)


def _written(rows: list[list[str]], delimiter: str, ends: str, quoting: int) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def _read(text: str) -> list[list[str]]:
    return [row for row in dialect.detect(text).read(io.StringIO(text, newline="")) if row]


@given(
    rows=st.lists(
        st.tuples(st.from_regex(r"[A-Z]{2}[0-9]{4}", fullmatch=True), WORDS, st.just("12.50"), CELLS),
        min_size=4,
        max_size=30,
    ),
    delimiter=st.sampled_from(dialect.DELIMITERS),
    ends=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_quoted_throughout_is_read_back(rows: list[tuple[str, ...]], delimiter: str, ends: str) -> None:
    table = [HEADER, *map(list, rows)]
    assert _read(_written(table, delimiter, ends, csv.QUOTE_ALL)) == table


@given(
    rows=st.lists(
        st.tuples(
            st.from_regex(r"[A-Z]{2}[0-9]{4}", fullmatch=True),
            st.sampled_from(["Mug, blue", 'Pipe 5"', "Tray"]),
            st.sampled_from(["12,50", "3.20"]),
            st.sampled_from(["a; b", "Two\nlines", "x"]),
        ),
        min_size=4,
    ),
    delimiter=st.sampled_from(dialect.DELIMITERS),
    ends=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_quoted_where_needed_is_read_back(rows: list[tuple[str, ...]], delimiter: str, ends: str) -> None:
    table = [HEADER, *map(list, rows)]
    assert _read(_written(table, delimiter, ends, csv.QUOTE_MINIMAL)) == table


def test_line_ends_and_quoting_are_kept_for_the_export() -> None:
    found = dialect.detect('"a";"b"\r\n"1";"2"\r\n"3";"4"\r\n')
    assert (found.delimiter, found.lineterminator, found.quote_all) == (";", "\r\n", True)
    assert dialect.detect("a,b\n1,2\n").lineterminator == "\n"
    assert not dialect.detect("a,b\n1,2\n").quote_all


def test_decimal_commas_do_not_make_a_comma_file() -> None:
    assert dialect.detect("name;preis;menge\nTasse;12,50;3,0\nTeller;8,00;4,0\n").delimiter == ";"


def test_the_line_that_tells_excel_the_delimiter() -> None:
    assert dialect.detect("sep=;\nsku;name\n1;Mug, blue\n").delimiter == ";"
    assert dialect.detect("sep=|\r\na,b\r\n1,2\r\n").delimiter == "|"


def test_packed_cells_do_not_win_over_the_delimiter() -> None:
    text = "name,options,price\nSmock,small|beige,11.99\nSmock,large|beige,11.99\nEasel,,910.70\n"
    assert dialect.detect(text).delimiter == ","


def test_blanks_before_quoted_cells() -> None:
    text = '"name" , "text" , "price"\n"Smock" , "Keeps, the paint off" , "11.99"\n"Easel" , "Wood, oiled" , "9.00"\n'
    assert [len(row) for row in _read(text)] == [3, 3, 3]


def test_backslashes_before_quotation_marks() -> None:
    text = 'sku,name\n1,"Pipe 5\\", steel"\n2,"Pipe 6\\", steel"\n3,"Tray, oak"\n'
    assert _read(text)[1] == ["1", 'Pipe 5", steel']


def test_backslashes_that_keep_the_number_of_cells() -> None:
    text = 'sku,name\n1,"Pipe \\"new\\" steel"\n2,"Pipe 6, steel"\n3,"Tray, oak"\n'
    assert _read(text)[1] == ["1", 'Pipe "new" steel']


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", '"', '"a', "a,b", ",,,\n,,\n", "'\n'"])
def test_tiny_texts_have_a_dialect(text: str) -> None:
    assert dialect.detect(text).delimiter in dialect.DELIMITERS


@given(st.text(st.characters() | st.sampled_from('\udc80\udcaa,;"\n '), max_size=200))
def test_no_text_breaks_the_detection(text: str) -> None:
    found = dialect.detect(text)
    assert list(found.read(io.StringIO(text, newline=""))) or not text.strip()


def test_damaged_bytes_do_not_break_the_detection() -> None:
    lines = [b"Cup\x9b of china", b"Mug; \xa0 blue, plain", b"Tray\xaa"]
    assert dialect.detect(b"\n".join(lines).decode("utf-8", "surrogateescape")).delimiter


@pytest.mark.parametrize("rows", [1, 5, 61, 81, 400])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_number_of_commas_within_quotes_in_each_row_adds_no_columns(rows: int, end: str) -> None:
    lines = ["SKU,Title,Description,Price,Stock"]
    lines += [f'BIG-{n},Widget {n},"A widget of steel, {n} mm long",0.50,{n}' for n in range(rows)]
    assert dialect.detect(end.join([*lines, ""])).quotechar == '"'


@pytest.mark.parametrize("rows", [3, 200])
def test_inch_marks_are_no_quotes(rows: int) -> None:
    """One at the end of a cell, and one alone in front, as lists of hardware have them."""
    lines = ["sku;title;size;price"] + [f'M-{n};Monitor {n}";"{n} wide;9.50' for n in range(rows)]
    assert dialect.detect("\n".join([*lines, ""])).quotechar is None


@pytest.mark.parametrize("between", ["||", "~", "^", "|~|", "@@", ";;", "¦", "::", "，", "#|#"])
def test_rare_delimiters(between: str) -> None:
    lines = [("sku", "name", "price"), ("1", "Mug, blue", "3.20"), ("2", "Tray", "4.00"), ("3", "Cup", "1.00")]
    text = "\n".join(between.join(cells) for cells in lines) + "\n"
    assert _read(text) == [list(cells) for cells in lines]
    assert dialect.detect(text).delimiter == between


def test_a_delimiter_of_several_characters_within_quotes() -> None:
    assert _read('sku@@name@@price\n1@@"Mug @@ x"@@3.20\n2@@Tray@@4.00\n')[1] == ["1", "Mug @@ x", "3.20"]


def test_columns_below_each_other() -> None:
    text = "SKU     Name           Price\n1001    Mug blue       3.20\n1002    Tray           4.00\n"
    assert _read(text) == [["SKU", "Name", "Price"], ["1001", "Mug blue", "3.20"], ["1002", "Tray", "4.00"]]


def test_lists_are_no_tables_of_a_rare_delimiter() -> None:
    assert dialect.detect("http://a.b:80\nhttp://c.d:90\n").delimiter in dialect.DELIMITERS
    assert dialect.detect("Mug ^ blue\nTray\nCup and saucer\n").delimiter in dialect.DELIMITERS


def test_the_rest_of_the_file_decides_where_its_start_is_written_otherwise() -> None:
    start = "Price list, spring, all goods\nvalid from May, net, without tax\nask us, call us, write to us\n"
    rest = ["1;Mug, blue;3.20\n", "2;Tray;4.00\n"] * 30
    assert dialect.detect(start).delimiter == ","
    assert dialect.detect(start + "".join(rest[:2]), rest).delimiter == ";"
