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
# What may stand in content/files/: nothing that a browser opens as a page of this site's own.
DOCUMENT_KINDS = (
    *("pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "csv", "txt"),
    *("jpg", "jpeg", "png", "webp", "zip", "mp3", "m4a", "ogg", "opus", "wav", "mp4"),
)
