"""The contact lines of a report: the fields they give, and the labels without a value."""
