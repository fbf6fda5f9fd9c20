"""Read: a file of any registered format becomes a SourceDocument."""
