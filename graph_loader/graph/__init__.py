"""The model of the graph, and what is asked of it."""
