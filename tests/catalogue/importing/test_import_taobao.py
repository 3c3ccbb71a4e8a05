"""Tables of Chinese marketplaces and the Taobao assistant's file."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.importing.formats.taobao_skus import combinations

GOODS = (
    "宝贝ID,宝贝标题,商家编码,销售属性,SKU商家编码,一口价（元）,库存,起批量,阶梯价,一件代发价,宝贝主图,品牌,商品属性\n"
    "601,纯棉T恤,T100,颜色:红色;尺码:M,T100-RM,29.90,100,2,2-9件:25.00元;10-99件:¥22.50;≥100件:19.80,35,"
    "https://example.com/1.jpg,自然,材质:棉;季节:夏\n"
    ",,,颜色:蓝色;尺码:L,T100-BL,31.90,50,,,,,,\n"
    "602,陶瓷杯,C200,,C200,15,200,12,,20,https://example.com/2.jpg,自然,容量=350ml\n"
)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_lines_of_variants_whose_goods_cells_were_merged(encoding: str, read: Any) -> None:
    (staged,) = read(GOODS.encode(encoding))
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("taobao", 3, 2, 3, 0)
    tee, cup = staged.products
    assert (tee["key"], tee["title"], cup["key"]) == ("group:601", "纯棉T恤", "sku:C200")
    assert (tee["attributes"]["材质"], cup["attributes"]["容量"]) == ("棉", "350ml")
    red, blue = staged.variant("T100-RM"), staged.variant("T100-BL")
    assert (red["attributes"], blue["attributes"]) == ({"颜色": "红色", "尺码": "M"}, {"颜色": "蓝色", "尺码": "L"})
    assert (red["price"], red["currency"], blue["price"], blue["stock"]) == ("29.90", "CNY", "31.90", 50.0)


def test_prices_by_quantity_and_for_dealers(read: Any) -> None:
    (staged,) = read(GOODS.encode("gb18030"))
    red, blue, cup = (staged.variant(sku)["fields"] for sku in ("T100-RM", "T100-BL", "C200"))
    assert red["price_tiers"] == "2: 25.00 CNY; 10: 22.50 CNY; 100: 19.80 CNY"
    assert (red["customer_prices"], cup["customer_prices"]) == ("一件代发: 35 CNY", "一件代发: 20 CNY")
    assert (red["moq"], blue["moq"], cup["moq"]) == ("2", "2", "12")


def test_a_supplier_s_list_with_steps_in_columns(read: Any) -> None:
    (staged,) = read(
        "货号,产品标题,起批量1,价格1,起批量2,价格2,建议零售价,装箱数,发货期,产地\n"
        "A1,保温杯,10,¥22.00,100,¥19.50,59,48,7天,浙江\nA2,保温杯大,,,,,69,24,7天,浙江\n"
    )
    first, second = staged.variants
    assert staged.sheet.format == "taobao"
    assert (first["price"], first["currency"], first["fields"]["moq"]) == ("22.00", "CNY", "10")
    assert first["fields"]["price_tiers"] == "10: 22.00 CNY; 100: 19.50 CNY"
    assert [first["fields"][name] for name in ("compare_at_price", "carton", "lead_time", "origin")] == [
        "59",
        "48",
        "7天",
        "浙江",
    ]
    assert (second["price"], second["fields"]["price_tiers"]) == (None, "")


def test_a_price_list_that_cannot_be_read_is_told(read: Any) -> None:
    (staged,) = read("货号,宝贝标题,阶梯价\nA1,保温杯,面议\n")
    assert (staged.codes(), staged.sheet.products) == (["bad_price"], 1)


def test_levels_of_categories_are_one_way(read: Any) -> None:
    (staged,) = read(
        "商品编号,商品名称,一级类目,二级类目,三级类目,京东价,市场价,商家SKU\n100,杯,家居,厨具,杯子,￥29.00,39,A1\n"
    )
    assert staged.sheet.format == "taobao"
    assert staged.products[0]["fields"]["category"] == "家居 > 厨具 > 杯子"
    assert (staged.variants[0]["sku"], staged.variants[0]["price"]) == ("A1", "29.00")


def test_a_plain_chinese_price_list_is_nobody_s(read: Any) -> None:
    (staged,) = read("货号,商品名称,单价,库存\nA1,杯,29,3\nA2,壶,39,4\n")
    assert staged.sheet.format == "generic"


ASSISTANT = (
    "version 1.00\r\n"
    "title\tcid\tseller_cids\tstuff_status\tprice\tnum\tdescription\tpicture\tskuProps\touter_id\tpropAlias\r\n"
    "宝贝名称\t宝贝类目\t店铺类目\t新旧程度\t宝贝价格\t宝贝数量\t宝贝描述\t新图片\t销售属性组合\t商家编码\t销售属性别名\r\n"
    '"连衣裙"\t50010850\t"1"\t1\t118.00\t64\t"<p>好</p>"\t"ab:1:0:|https://example.com/1.jpg;cd:1:1:|https://example.com/2.jpg;"\t'
    "118:32:D1-R:1627207:28320;20509:28383;128:30:D1-B:1627207:28338;20509:28383;\tD1\t"
    '"1627207:28320:红色;1627207:28338:蓝色;20509:28383:M"\r\n'
    '"帽子"\t50010851\t"1"\t1\t18.00\t5\t""\t""\t\tH1\t\r\n'
)


def test_the_assistant_s_combinations_are_variants(read: Any) -> None:
    (staged,) = read(ASSISTANT.encode("utf-16"))
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants) == ("taobao", 2, 2, 3)
    assert (staged.meta["header_row"], staged.meta["template"]) == (3, "assistant")
    found = [(v["sku"], v["price"], v["stock"], v["attributes"]) for v in staged.variants_of("D1")]
    assert found == [
        ("D1-R", "118", 32.0, {"颜色分类": "红色", "尺码": "M"}),
        ("D1-B", "128", 30.0, {"颜色分类": "蓝色", "尺码": "M"}),
    ]
    assert staged.product("D1")["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"


@pytest.mark.parametrize("cell", ["", ";", "118:32", "a:b:c:d:e;", "20509:28383;118:32:D1:1627207:28320;"])
def test_cells_of_another_kind_are_no_combinations(cell: str) -> None:
    assert combinations(cell) == []
