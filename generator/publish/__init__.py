"""The only writer: hands the pages to MkDocs, checks what came out, exchanges the folders."""
