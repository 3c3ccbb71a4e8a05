"""What a text denies though the record states it, and strangers in a row of what a cell lists."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text

RECORD = Record(
    "M-1",
    tuple(
        Evidence(f"attribute:{field}", value, "M-1")
        for field, value in (
            ("Sleeve", "included, oak"),
            ("Float switch", "integrated"),
            ("Protections", "short circuit, overload"),
            ("Coating", "rust-proof"),
            ("弹簧扣", "附送2个"),
            ("成分", "芦荟、甘油"),
            ("杂味", "无"),
        )
    ),
)


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        ("The sleeve is sold separately.", "sleeve is sold separately", "contradicted"),
        ("Works without the float.", "without the float", "unsupported"),
        ("不送弹簧扣。", "不送弹簧扣", "contradicted"),
        ("弹簧扣需另购。", "弹簧扣需另购", "contradicted"),
        ("Guarded against lightning and overload.", "lightning", "unsupported"),
        ("说明，薄荷和甘油。", "薄荷", "unsupported"),
    ],
)
def test_what_the_record_states_may_not_be_denied(text: str, said: str, status: str) -> None:
    assert any(said in claim.text and claim.status == status for claim in check_text(text, RECORD))


@pytest.mark.parametrize(
    "text",
    ["It does not rust.", "Short circuit and overload.", "没有杂味。", "The sleeve is included.", "芦荟和甘油。"],
)
def test_what_is_so_is_left_alone(text: str) -> None:
    assert all(claim.status == "supported" for claim in check_text(text, RECORD))
