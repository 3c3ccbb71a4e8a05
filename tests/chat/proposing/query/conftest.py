"""A list of ship's goods with heads of its own, as a chandler keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue

CHANDLER = """Part No,Wording,Grp,Mkr,Buy,Sell,FreeStk,Trigger,Inbound,Lead wks,Bin,Last out,Reach m,Ours,Rem
K1,Brass cleat 150mm,DECK,Ostra,4.00,8.00,30,12,0,2,A-01,2026-10-02,,Y,
K2,Anchor 5kg,ANCHORS,Ostra,20.00,40.00,2,5,0,3,A-02,2026-09-12,30,N,last of its kind
K3,Mooring rope soft,ROPES,Tarn,8.00,16.00,120,40,20,9,B-01,2026-11-03,12,Y,
K4,White fender,DECK,Tarn,6.00,12.00,0,8,50,7,B-02,,,N,no returns
K5,Bronze cleat 200mm,DECK,Ostra,9.00,15.00,4,6,0,2,A-01,2025-12-24,,Y,no returns
"""


@pytest.fixture
def chandler(listed: Callable[[str], Catalogue]) -> Catalogue:
    return listed(CHANDLER)
