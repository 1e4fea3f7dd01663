"""The sums that a form asks for, on the tables of a report: which do not hold, and which cells explain it."""
