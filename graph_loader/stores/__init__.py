"""Stores of the graph: Neo4j and the embedded folder."""
