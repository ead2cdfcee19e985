"""What a valid file means: frozen records, one module a noun. pydantic is used only here."""
