"""The editors' desk: checked pairs kept in a database, and the page on which people decide about their findings."""
