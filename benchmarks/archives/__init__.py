"""Made-up archives: agencies with reports of several years, faults set on purpose, the truth beside."""
