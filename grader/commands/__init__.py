"""The commands, a file for each family; cli.py names them."""
