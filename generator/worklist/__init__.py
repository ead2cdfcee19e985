"""What an editor has still to do: found in what was examined, never a fault."""
