"""The claim ledger: claims in a text and the cells that prove or contradict them."""
