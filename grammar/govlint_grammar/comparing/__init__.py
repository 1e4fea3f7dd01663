"""Statements of the prose held against the tables: what they may mean there, and whether it fits."""
