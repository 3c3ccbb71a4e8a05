"""The one SQLite file: connection, migrations, backup, one small repository per noun."""
