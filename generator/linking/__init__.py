"""From single files to one site: what each says, what it points at, what stands in for a fault."""
