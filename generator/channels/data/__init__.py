"""Open data: news and districts as tables, with what each column says and whose it is."""
