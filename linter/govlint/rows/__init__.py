"""Reports as rows: every cell and statement, and findings, in one documented, Arrow-compatible schema."""
