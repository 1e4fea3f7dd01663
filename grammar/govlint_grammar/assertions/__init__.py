"""The language in which rules are written as data: conditions on a report, and safe patterns of words.

`reading` parses a condition, `keys` knows what it may speak of, `checking` its types, `evaluation` what is
true of a report; `patterns` are the regular expressions that run in time linear in the text.
"""
