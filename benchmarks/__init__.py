"""What govlint costs, always side by side with something else in the same run: ratios, not seconds."""
