"""The outputs: how findings, rules and trees are shown to people and machines."""
