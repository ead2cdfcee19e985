"""The site's own search: from the records to an index that a small script can read piece by piece.

normal: one form for all ways to type a thing; words: where Thai words begin and end; documents:
what of each page is searched; entries: what one page brings, kept from build to build; terms: the
site's own words; postings: the pages of each word; index: the files.
"""
