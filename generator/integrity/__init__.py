"""Whether a published site is what was built: integrity.json, its signature, and the comparing."""
