"""Every figure a second time, the slow way: loops over the rows, written from the definitions, as a check on the SQL."""
