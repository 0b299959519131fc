"""Tables of projects, checked row by row: CSV and XLSX in, the same table with its answers out."""

import os

os.environ.setdefault("OPENPYXL_LXML", "False")
"""Python's own library writes the XML of workbooks, whatever else is installed: so the bytes are the same."""
