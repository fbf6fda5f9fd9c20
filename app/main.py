"""The script that Streamlit runs: the frame of every page, its language, and the way to the pages."""

import sys
from pathlib import Path

if __name__ == "__main__":  # Streamlit runs it under this name; a worker of an import reads it under another
    sys.path[:0] = [folder for folder in (str(Path(__file__).parent.parent),) if folder not in sys.path]

    from app.frame import run

    run()
