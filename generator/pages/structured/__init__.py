"""What a page is about, for machines: nodes of schema.org's vocabulary as plain dicts."""
