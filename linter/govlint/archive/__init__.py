"""Many reports together: what is kept of each, which belong together, and the rules that compare them."""
