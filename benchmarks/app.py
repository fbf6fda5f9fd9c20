"""How fast the application answers in a real browser, on a made-up graph of any size.

    python -m benchmarks.app --documents 200000 --relations 1000000

Measured from the browser: the first page of a fresh server, the same page again, a lineage of about 80 boxes, a click
on a line until its sentence stands beside the drawing, and a search while typing. Needs Chromium.
"""

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from benchmarks.stores import graph
from graph_loader.graph.expansion import expand
from graph_loader.stores import open_store

TRIES = 5
LEVELS = ("central", "ministry", "province", "district", "commune")
LOOKED = 0.005
SAMPLED = 40
"""How many documents of each level are looked at for one with about 80 boxes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=100_000)
    parser.add_argument("--store", help="a folder that an earlier run made, to measure again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.store or temporary)
        if not (folder / "graph.kgl").exists():
            with open_store(str(folder)) as store:
                store.write(graph(given.documents, given.relations, citations=True), {})
        with open_store(str(folder), read_only=True) as store:
            root, shown = wide_document(store)
        print(json.dumps({"boxes": shown} | measured(folder, root, given.documents), indent=1))


def wide_document(store: Any) -> tuple[str, int]:
    """Return the document whose drawing of two steps has nearest to 80 boxes, and how many boxes it has."""
    rows = [
        row
        for level in LEVELS
        for row in store.run(f"MATCH (d:Document) WHERE d.level = '{level}' RETURN d.id AS id LIMIT {SAMPLED}").rows
    ]
    shown = {id_: len(expand(store, id_, depth=2).documents) for (id_,) in rows}
    return min(shown.items(), key=lambda one: abs(one[1] - 80))


def measured(folder: Path, root: str, documents: int) -> dict[str, float]:
    """Return the seconds of each step: the first time, and the median of further ones."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = f"from graph_loader.serving import serve; serve({port}, {str(folder)!r}, browser=False)"
    server = subprocess.Popen([sys.executable, "-c", serve], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health")
        with sync_playwright() as run:
            browser = run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(locale="vi-VN").new_page()
            numbers, lines = iter(documents * part // (TRIES + 2) for part in range(1, TRIES + 2)), iter(range(TRIES))

            def visited() -> float:
                nonlocal page
                page.context.close()
                page = browser.new_context(locale="vi-VN").new_page()
                return opened("/", "tbody tr")

            def opened(path: str, sign: str) -> float:
                begun = time.perf_counter()
                page.goto(address + path)
                seen(page.locator(sign).first)
                return time.perf_counter() - begun

            def clicked() -> float:
                line = page.locator("g.edge").nth(next(lines))
                begun = time.perf_counter()
                source, type_, target = (line.get_attribute("data-edge") or "").split("\n")
                line.dispatch_event("click", {"bubbles": True})
                details = page.locator(".panel").filter(has=page.locator("blockquote"))
                for end in (source, target):
                    details = details.filter(has=page.locator(f'a[href*="{quote_plus(end)}"]'))
                seen(details.filter(has=page.locator(f".word.{type_}")))
                return time.perf_counter() - begun

            def typed() -> float:
                number = f"{next(numbers)}/KH-UBND"
                begun = time.perf_counter()
                page.get_by_label("Tìm văn bản").fill(number)
                seen(page.get_by_role("link", name=f"Kế hoạch {number}", exact=True).first)
                return time.perf_counter() - begun

            lineage = f"/lineage?doc={root}&depth=2"
            found = {
                "first page": opened("/", "tbody tr"),
                "first page of other visitors": median(visited),
                "page again": median(lambda: opened("/", "tbody tr")),
                "search while typing": median(typed),
                "lineage, first time": opened(lineage, "g.node.root"),
                "lineage again": median(lambda: opened(lineage, "g.node.root")),
                "click to details": median(clicked),
            }
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
    return {name: round(seconds, 3) for name, seconds in found.items()}


def seen(place: Any) -> None:
    """Wait until a place on the page is visible; looks every few milliseconds, where Playwright waits up to 500."""
    ends = time.monotonic() + 60
    while not place.is_visible():
        if time.monotonic() > ends:
            raise SystemExit(f"{place} did not show.")
        time.sleep(LOOKED)


def median(step: Callable[[], float]) -> float:
    return statistics.median(step() for _ in range(TRIES))


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The application did not start.")


if __name__ == "__main__":
    main()
