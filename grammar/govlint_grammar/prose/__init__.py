"""The statement grammar: from prose to what it claims."""
