"""The language of a table's texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.language import language_of


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Steel mug with handle for the office", "Blue tray for the kitchen and the bath"], "en"),
        (["Becher aus Edelstahl mit Henkel", "Tablett für die Küche"], "de"),
        (["Tasse en acier avec anse pour le bureau", "Plateau bleu pour la cuisine"], "fr"),
        (["Taza de acero con asa para la oficina", "Bandeja azul para el baño"], "es"),
        (["Tazza in acciaio con manico per la casa", "Vassoio della cucina"], "it"),
        (["Кружка стальная с ручкой"], "ru"),
        (["Чашка сталева з ручкою, місткість 300 мл, колір синій"], "uk"),
        (["CHANDO/自然堂 雪域精粹纯粹滋润霜50g"], "zh"),
        (["ステンレスマグカップ 300ml 青"], "ja"),
        (["스테인리스 머그컵"], "ko"),
        (["Mug", "Tray"], None),
        (["4006381333931", "12.50"], None),
        ([], None),
    ],
)
def test_languages(texts: list[str], language: str | None) -> None:
    assert language_of(texts) == language


@given(st.lists(st.text(max_size=40), max_size=20))
def test_no_text_breaks_it(texts: list[str]) -> None:
    found = language_of(texts)
    assert found is None or len(found) == 2
