"""`python -m graph_loader.cli` is `legalgraph`."""

from graph_loader.cli.root import main

if __name__ == "__main__":
    main()
