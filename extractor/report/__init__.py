"""Reports and extractions in words and formats for people and programs: one module a format, no decisions."""
