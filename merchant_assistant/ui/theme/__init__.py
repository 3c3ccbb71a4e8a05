"""How the window looks: tokens, stylesheet, fonts and icons."""
