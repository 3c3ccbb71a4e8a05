"""Descriptions that read nearly the same."""

from __future__ import annotations

from merchant_assistant.listings.similar import alike, distance, nearest, signature

SCREW = (
    "Countersunk wood screw of hardened steel, {size}, with a TX20 drive and a wax coating. "
    "It needs no pre-drilling in softwood. The thread runs over two thirds of the length."
)
KETTLE = (
    "Kettle of brushed steel that holds 1.7 l. The lid opens at the push of a button and the base turns all the way "
    "round. It switches itself off when the water boils."
)


def test_texts_that_differ_in_a_figure_are_alike() -> None:
    one, other = SCREW.format(size="4 x 40 mm"), SCREW.format(size="5 x 60 mm")
    assert alike(one, other)
    assert distance(signature(one), signature(other)) < 10


def test_other_texts_are_not() -> None:
    assert not alike(SCREW, KETTLE)
    assert distance(signature(SCREW), signature(KETTLE)) > 18


def test_chinese_texts() -> None:
    one = "这款保温杯采用不锈钢制成，容量为 500 毫升，杯盖带有提手，颜色有黑色和白色可选。"
    assert alike(one, one.replace("500", "750"))
    assert not alike(one, "实木餐椅采用白蜡木制作，榫卯结构，椅面为编藤，承重 120 公斤，无需安装。")


def test_short_texts_are_alike_by_chance_only() -> None:
    assert signature("A red mug.") == ""
    assert not alike("A red mug.", "A red mug.")


def test_only_near_ones_are_read() -> None:
    texts = {1: KETTLE, 2: SCREW.format(size="5 x 60 mm")}
    read: list[int] = []

    def text(number: int) -> str:
        read.append(number)
        return texts[number]

    rows = [(number, signature(each)) for number, each in texts.items()]
    assert nearest(SCREW.format(size="4 x 40 mm"), rows, text) == 2
    assert read == [2]
    assert nearest("Nothing like it.", rows, text) is None


def test_the_desk_names_the_other_product(desk, says, writes) -> None:
    text = "A bottle or mug of good make, with a lid that screws on and a base that stands firm on any table at home."
    listings = desk(says(writes("Thing", ["One thing", "Two things"], text)))
    first, second = (listings.edit(_draft(listings, id), _listing(text))[0] for id in (1, 2))
    assert listings.near_identical(second.id).sku == first.sku
    listings.edit(first.id, _listing(KETTLE))
    assert listings.near_identical(second.id) is None


def _draft(listings, product_id: int) -> int:
    return listings.draft(product_id)[0].id


def _listing(description: str):
    from merchant_assistant.listings.model import Listing

    return Listing("Thing", ("One thing",), description)
