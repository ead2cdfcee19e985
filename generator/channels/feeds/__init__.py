"""News to follow, in three formats, each from a serialiser: Atom 1.0, RSS 2.0 and JSON Feed 1.1."""
