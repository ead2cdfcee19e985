"""Where each kind of file stands in a site's folder."""

from __future__ import annotations

FOLDERS = {"district": "districts", "news": "content/news", "page": "content/pages"}
SITE = "content/site.yml"
PROGRAMME = "content/programme.yml"
WORDS = "content/words.yml"
PICTURES = "content/images"
DOCUMENTS = "content/files"
REFERENCE = "content/reference"
DRAWINGS = "content/drawings"
LEDGER = "addresses.txt"
