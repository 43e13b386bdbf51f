"""A run over many workbooks: guarded processes, what they answer, and where that is kept."""
