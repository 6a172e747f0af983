"""Load a workbook the way an analyst would: pandas with openpyxl, then DuckDB."""

import sys

import duckdb
import pandas as pd

rows = pd.read_excel(sys.argv[1], engine="openpyxl")
duckdb.connect(sys.argv[2]).execute("create table catatan as from rows")
