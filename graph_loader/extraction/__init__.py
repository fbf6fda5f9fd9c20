"""Extract: header, mentions, relations of one text."""
