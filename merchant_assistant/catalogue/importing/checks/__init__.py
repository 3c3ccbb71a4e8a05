"""What the import doctor looks for, each in a module of its own; :mod:`..doctor` puts them together."""
