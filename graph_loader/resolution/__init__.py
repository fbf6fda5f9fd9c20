"""Resolve: which document a mention means."""
