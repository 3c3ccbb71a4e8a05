"""The pages Catalogue and of an import, in their states; of an export what has to do with the files it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from look_registry import BUSY, NOTHING_LIKE_IT, scene
from look_stage import Stage
from PySide6.QtCore import QItemSelectionModel, Qt

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.query import Sort
from merchant_assistant.ui.listings.export_dialog import Wanted

PRICE_LIST = """sku,title,price,weight,colour,barcode
WB-1,Bottle 750 ml,7.85,365 g,Black,4006381333931
WB-1,Bottle &amp; cup,8.10,0.365 kg,Silver,4.00638E+12
,,,,,
WB-3,Mug,abc,310 g,White,
WB-4,Lunch box 保温饭盒,12.50,420 g,Green,,one cell too many
WB-5,Plate, flat, round,3.20,210 g,White,
WB-6,CafÃ© set,N/A,900 g,White,36000291452
Total,,31.65,,,
"""
_SHOP = """Handle,Title,Body (HTML),Vendor,Variant SKU,Option1 Name,Option1 Value,Variant Price
mug,Stoneware mug 300 ml,<p>Glazed inside and outside.</p>,Halvern,MUG,Title,Default Title,12.50
bowl,Stoneware bowl,,Halvern,BOWL,Title,Default Title,9.80
"""
_SUPPLIER = "SKU,Title,Material,Weight,Barcode\nMUG,Stoneware mug 300 ml,Stoneware,310 g,4006381333931\n"
_PRICES = "SKU,Title,Price,Minimum order,Origin\nMUG,Stoneware mug 300 ml,11.90,24,Portugal\n"


@scene
def catalogue(stage: Stage) -> Iterator[str]:
    page = stage.show("catalogue")
    yield "catalogue-empty"
    stage.sample()
    yield "catalogue-full"
    page.browse.table.selectRow(0)
    stage.idle()
    yield "catalogue-facts"
    facts = page.browse.side.facts
    facts.rows[1].edit()
    yield "catalogue-correcting"
    for row in facts.rows:
        row.end(False)
    page.browse.beside.show_history()
    stage.idle()
    yield "catalogue-history"
    page.browse.side.put_away()
    yield from _narrowed(stage, page.browse)
    yield from _by_hand(stage, page.browse)
    page.browse.search.setText(NOTHING_LIKE_IT)
    stage.wait(lambda: page.browse.model.query == NOTHING_LIKE_IT)
    stage.idle()
    yield "catalogue-nothing-found"
    page.browse.states._show_loading()
    yield "catalogue-loading"
    page.browse._failed(BUSY)
    yield "catalogue-error"


def _narrowed(stage: Stage, browse: Any) -> Iterator[str]:
    """Filters: their buttons, what opens below them, and the chips of those that hold."""
    stage.wait(lambda: bool(browse.filters.filter_buttons))
    browse.filters.open("category")
    stage.idle()
    model = browse.filters.popup.model
    for row in range(2):
        model.setData(model.index(row), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    stage.idle()
    yield "catalogue-values"
    browse.filters.popup.close()
    browse.filters.open("price")
    stage.idle()
    yield "catalogue-numbers"
    browse.filters.popup.close()
    browse.table.sorter.sort_asked.emit(Sort("price", descending=True))
    stage.idle()
    yield "catalogue-filtered"
    browse.filters.clear()
    browse.table.sorter.sort_asked.emit(None)
    stage.idle()
    browse.columns.open()
    for field in ("brand", "attribute:Material"):
        browse.columns.popup.boxes[field].click()
    yield "catalogue-columns"
    browse.columns.popup.close()
    browse.columns._choose(["sku", "price", "stock", "category"])
    stage.settle()


def _by_hand(stage: Stage, browse: Any) -> Iterator[str]:
    """Several rows chosen, and the windows in which products are added and merged."""
    browse.table.selectRow(1)
    for row in (2, 3):
        flags = QItemSelectionModel.SelectionFlag
        browse.table.selectionModel().select(browse.model.index(row, 0), flags.Select | flags.Rows)
    stage.idle()
    yield "catalogue-chosen"
    browse.hand.merge_chosen()
    stage.wait(lambda: len(stage.tops()) > 1)
    yield "catalogue-merge"
    _close_above(stage)
    browse.hand.new_product()
    stage.wait(lambda: len(stage.tops()) > 1)
    yield "catalogue-new"
    _close_above(stage)
    browse.hand.delete_chosen()
    stage.idle()
    browse.beside.show_history()
    stage.idle()
    yield "catalogue-deleted"
    stage.notifier.dismiss()
    browse.side.put_away()


def _close_above(stage: Stage) -> None:
    for window in stage.tops()[1:]:
        window.close()


@scene
def plan(stage: Stage) -> Iterator[str]:
    page = stage.show("catalogue")
    file = stage.write("supplier-prices.csv", PRICE_LIST)
    page.reading.begin(file.name)
    page.setCurrentWidget(page.reading)
    yield "plan-reading"
    stage.drop(file)
    yield "plan-columns"
    page.plan.tabs.choose(1)
    yield "plan-check"
    page.plan.findings.toggle(0)
    page.plan.findings.toggle(page.plan.findings.row_of("bad_price"))
    yield "plan-check-opened"
    page.plan.tabs.choose(2)
    page.plan.aside.table.setCurrentIndex(page.plan.aside.model.index(0, 3))
    yield "plan-set-aside"
    page.plan.aside.table.edit(page.plan.aside.model.index(1, 4))
    yield "plan-set-aside-typing"
    page.plan.agree.click()
    stage.idle()
    yield "plan-imported"
    stage.drop(stage.write(file.name, PRICE_LIST.replace("7.85", "8.20").replace("365 g", "370 g")))
    page.plan.tabs.choose(3)
    yield "plan-changes"
    page.plan.cancel.click()
    stage.idle()
    stage.drop(stage.write("empty.csv", ""))
    yield "plan-refused"


@scene
def several_files(stage: Stage) -> Iterator[str]:
    """A product whose values come from several files, and an export that has no column for one of them."""
    for name, text in (("shop.csv", _SHOP), ("supplier.csv", _SUPPLIER), ("prices 2026.csv", _PRICES)):
        _import(stage, name, text)
    catalogue, browse = stage.program.services.catalogue, stage.show("catalogue").browse
    mug = catalogue.find("MUG")
    stage.program.pages.desk.tell(catalogue.edit(mug.id, "attribute:Glaze", "matt"))
    stage.idle()
    browse.table.selectRow(0)
    stage.idle()
    yield "catalogue-several-files"
    page = stage.show("listings")
    page.export_flow.ask("shopify")
    stage.wait(lambda: len(stage.tops()) > 1)
    dialog = stage.tops()[1]
    yield "export-question"
    dialog.platform.showPopup()
    stage.settle()
    yield "export-platforms"
    dialog.platform.hidePopup()
    dialog.reject()
    page.export_flow.write(Wanted("shopify", "none"), stage.folder / "shop for Shopify.csv")
    stage.idle()
    yield "export-unplaced"


def _import(stage: Stage, name: str, text: str) -> None:
    """Without the page: a source that it names would have its name in the language of that moment."""
    catalogue = stage.program.services.catalogue
    _, changes = catalogue.apply(catalogue.plan(stage.write(name, text), ImportOptions(source="Shop")))
    stage.program.pages.desk.tell(changes)
    stage.idle()
