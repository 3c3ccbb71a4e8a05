"""A name in a question is accounted for by itself alone: in another language, or by what it lies in."""

from __future__ import annotations

import pytest

from merchant_assistant.knowledge.names import unsaid


@pytest.mark.parametrize(
    ("question", "passage", "missing"),
    [
        ("can I pay with paypal", "Customers pay in advance.", ("paypal",)),
        ("can I pay with paypal", "We take PayPal and cards.", ()),
        ("can I pay by cheque", "We do not accept cheques.", ()),
        ("are cheques fine", "Customers pay in advance.", ("cheques",)),
        ("do you ship to norway", "Free within the EU, not to Switzerland.", ("norway",)),
        ("do you ship to france", "Free within the EU, not to Switzerland.", ()),
        ("能寄到瑞士吗", "We do not ship to Switzerland.", ()),
        ("可以用支付宝付款吗", "新客户须预付货款。", ("支付宝",)),
        ("do you take PostFinance", "Customers pay in advance.", ("PostFinance",)),
        ("can they send it back to us", "Goods come back within 21 days.", ()),
        ("能用PayPal付吗", "We take PayPal and cards.", ()),
        ("what does the sales director earn", "The head of sales may grant 8 % more.", ("earn",)),
        ("mobile number of the sales manager", "The head of sales may grant 8 % more.", ("mobile number",)),
        ("which bank account should they pay to", "New customers pay 30 % with the order.", ("which bank",)),
        ("货分送三家分店怎么收费", "Each further address costs 6 euro.", ()),
        ("can the job go to two branches", "Each further address costs 6 euro.", ()),
        ("how many branches do you have", "Each further address costs 6 euro.", ("how many branches",)),
        ("where is your shop", "The shop stands at Quay 4.", ()),
        ("培训课程多少钱", "Courses cost 40 euro.", ()),
        ("总经理贵姓", "Everything beyond needs the managing director.", ("贵姓",)),
        ("can I change my address", "You can change your shipping address until dispatch.", ()),
        ("do we issue Chinese invoices", "可以，由上海分公司开具增值税专用发票。", ()),
        ("支持DHL吗", "Parcels go by UPS.", ("DHL",)),
        ("银行SWIFT代码", "我们提供数据接口。", ("SWIFT",)),
        ("is Visa accepted", "We take all major credit cards.", ()),
        ("欧盟法规", "Under Regulation (EC) No 1935/2004.", ()),
        ("which street is your office in", "Visit us on Tuesdays after booking.", ("which street",)),
        ("客户的钱打到哪", "Fill in the form to open an account.", ("打到哪",)),
        ("are you closed at easter", "We are closed between 24 December and 1 January.", ("easter",)),
        ("pick-ups at the warehouse", "Goods are fetched on Mondays.", ()),
    ],
)
def test_names_that_a_passage_does_not_speak_of(question: str, passage: str, missing: tuple[str, ...]) -> None:
    assert unsaid(question, passage) == missing
