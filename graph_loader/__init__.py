"""Documents in, graph out: read, extract, resolve and write Vietnamese legal references.

The four verbs are `graph_loader.documents.read`, `graph_loader.extraction.extract`,
`graph_loader.resolution.resolve` and the `write` of a `graph_loader.stores.GraphStore`;
`graph_loader.loading.load` runs them over folders.
"""

__version__ = "0.1.0"
