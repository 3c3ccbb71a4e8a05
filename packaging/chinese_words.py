"""The table of Chinese words that people write: ``resources/chat/exact/words.zh.txt.gz``.

    .venv/bin/python packaging/chinese_words.py DICT

DICT: ``jieba/dict.txt`` of jieba 0.42.1; a line is a word, how often it was counted and what kind of word it is. Its
licence stands beside the table. Kept are words of two and three characters that are no names and not rare.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "chat" / "exact" / "words.zh.txt.gz"
_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
_RARE = 5
_NAMES = ("nr", "ns", "nt", "nz")  # kinds: people, places, bodies, others


def main(dictionary: Path) -> None:
    lines = (line.split() for line in dictionary.read_text("utf-8").splitlines())
    words = sorted(
        word
        for word, count, kind in lines
        if _WORD.fullmatch(word) and int(count) >= _RARE and not kind.startswith(_NAMES)
    )
    TABLE.write_bytes(gzip.compress("".join(f"{word}\n" for word in words).encode(), 9, mtime=0))
    print(f"{len(words)} words, {TABLE.stat().st_size // 1024} KB: {TABLE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
