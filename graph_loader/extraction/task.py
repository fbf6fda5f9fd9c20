"""The appendix of tasks: what is to be done, who leads, who joins, by when.

A table counts as one of tasks where its head names the one who leads ("Cơ quan chủ trì", or "Đơn vị thực hiện" beside
a time) and what is to be done ("Nhiệm vụ", "Nội dung công việc"); the names of columns are those of
data/reference/columns.csv.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from heapq import merge

from graph_loader.extraction.model import Task
from graph_loader.extraction.reading import Reading, reading_of
from graph_loader.extraction.structure import Structure
from graph_loader.extraction.table import Row, on_lines, row_start, rows
from graph_loader.reference.tables import rows as reference_rows

_LEADS = tuple(
    re.compile(rf"{name}(?!\w)") for name in (r"chủ\s{1,3}trì", r"cơ quan thực\s{1,3}hiện", r"đơn vị thực\s{1,3}hiện")
)
"""One pattern for each name of the leading column: a search for a fixed beginning is the quickest."""

_OFFICE = re.compile(r"(?:cơ|đơn)\s{1,3}(?:quan|vị)[^|\n]{0,30}\s{1,3}\Z")
_WIDEST_OFFICE = 45
"""How far the name of the leading column begins at most before "chủ trì"."""

_CLOSES_CELL = re.compile(r"[^|\n]{0,40}(?:\n[^|\n]{1,40}){0,2}\n?[ ]*\||[^|\n]{0,40}\n")
_PROCEDURE = re.compile(r"(?:tên )?thủ tục|trình tự|bước|mã số|tên quy trình")
_WIDEST_HEAD = 3_000
"""How far the head of a table reaches at most beyond the name of its leading column."""

_BLANK = frozenset({"", "-", "...", "…", "0"})
_QUARTERS = {"i": 3, "1": 3, "ii": 6, "2": 6, "iii": 9, "3": 9, "iv": 12, "4": 12}
_DUE = re.compile(
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>(?:19|20)\d\d)"
    r"|(?P<day2>\d{1,2})\s*tháng\s*(?P<month2>\d{1,2})\s*,?\s*năm\s*(?P<year2>(?:19|20)\d\d)"
    r"|(?:quý|quí)\s*(?P<quarter>iv|i{1,3}|[1-4])\s*[,/.-]?\s*(?:năm\s*)?(?P<year3>(?:19|20)\d\d)"
    r"|(?P<month4>\d{1,2})\s*[/.-]\s*(?P<year4>(?:19|20)\d\d)"
    r"|tháng\s*(?P<month5>\d{1,2})\s*,?\s*năm\s*(?P<year5>(?:19|20)\d\d)"
    r"|(?<!\d)(?P<year6>(?:19|20)\d\d)(?!\d)"
)


def read_tasks(reading: Reading, structure: Structure) -> tuple[Task, ...]:
    """Return the rows of the tables of tasks, in order.

    Args:
        reading: the text in the form that rules read.
        structure: its parts.

    Returns:
        Tasks with spans in offsets of `reading.text`.
    """
    text, lower = structure.text, reading.lower
    found: list[Task] = []
    position = structure.front.preamble
    leads = (pattern.finditer(lower, position, structure.back.foot) for pattern in _LEADS)
    for match in merge(*leads, key=re.Match.start):
        if match.start() < position:
            continue
        office = _OFFICE.search(lower, max(position, match.start() - _WIDEST_OFFICE), match.start())
        start = office.start() if office else match.start()
        position = match.end()
        if not _is_cell(text, start, match.end()):
            continue
        table = _table_at(text, start)
        head = next(table, None)
        if head is None or head.next > start + _WIDEST_HEAD:
            continue
        tasks, end = _tasks(head, table, structure.back.foot)
        found.extend(tasks)
        position = max(position, end)
    return tuple(found)


def _table_at(text: str, at: int) -> Iterator[Row]:
    """Return the rows of the table whose head holds an offset; of a head of two rows the first comes first."""
    line = on_lines(text, at)
    start = row_start(text, at, _is_name, line=line)
    head = next(rows(text, start, line=line), None)
    roles = {role_of(cell.text) for cell in head.cells} if head else set()
    if roles and roles <= {"lead", "join"} and start > 3:
        start = row_start(text, start - (2 if line else 4), _is_name, line=line)
    return rows(text, start, line=line)


def _is_name(words: str) -> bool:
    """Whether the words of a cell may name a column: a known name, or a few words in one paragraph."""
    return role_of(words) != "" or (0 < len(words.strip()) <= 50 and "\n\n" not in words)


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins a cell that holds hardly more than it."""
    before = text[max(0, start - 200) : start].rstrip(" ")
    opens = not before or before[-1] in "|\n"
    closing = _CLOSES_CELL.match(text, end, end + 200)
    return opens and closing is not None


def _tasks(head: Row, table: Iterator[Row], limit: int) -> tuple[list[Task], int]:
    """Return the tasks of a table below its head, and where it ends."""
    columns = [role_of(cell.text) for cell in head.cells]
    tasks: list[Task] = []
    end = head.next
    strange = 0
    if any(_PROCEDURE.match(reading_of(cell.text).lower) for cell in head.cells):
        return tasks, end
    for row in table:
        if row.end > limit:
            break
        below = [role_of(cell.text) for cell in row.cells]
        if not tasks and len(row.cells) <= len(columns) and set(below) <= {"lead", "join", "what"} and "lead" in below:
            columns = _spread(columns, below)
            end = row.next
            continue
        if not _of_tasks(columns, head):
            break
        if sum(map(bool, below)) > 1:
            end = row.next
            continue
        task = _task(columns, row)
        strange = 0 if task or len(row.cells) <= len(columns) else strange + 1
        if strange > 2:
            break
        if task:
            tasks.append(task)
        end = row.next
    return tasks, end


def _of_tasks(columns: list[str], head: Row) -> bool:
    """Whether columns are those of a table of tasks, and not of a procedure or a list of acts."""
    roles = set(columns)
    if not {"what", "lead"} <= roles or len(roles & {"order", "join", "due", "product"}) < 1:
        return False
    leads = any("chủ trì" in reading_of(cell.text).lower for cell in head.cells)
    return leads or "join" in roles or {"order", "due"} <= roles


def _spread(columns: list[str], below: list[str]) -> list[str]:
    """Put the columns of a second head row in the place of the one that spans them ("Chủ trì", "Phối hợp")."""
    at = columns.index("lead") if "lead" in columns else len(columns)
    return [*columns[:at], *below, *columns[at + 1 :]]


def _task(columns: list[str], row: Row) -> Task | None:
    cells = list(row.cells)
    if len(cells) == len(columns) - 1 and columns[0] == "order":
        columns = columns[1:]
    if len(cells) < len(columns) - 1 or len(cells) > len(columns) + 1:
        return None
    values: dict[str, str] = {}
    for role, cell in zip(columns, cells, strict=False):
        if cell.text not in _BLANK and role not in values:
            values[role] = cell.text
    what = values.get("what")
    if what is None or not (values.get("lead") or values.get("join") or values.get("due")):
        return None
    if len(what) < 6 or values.get("lead", "").strip("() ").isdigit():
        return None
    if _DUE.fullmatch(values.get("lead", "")):
        values["due"] = values.pop("lead")
    due = values.get("due")
    return Task(what, values.get("lead"), values.get("join"), due, due_on(due) if due else None, row.start, row.end)


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    """Return (phrase, role), the longest phrase first."""
    found = [(reading_of(row["phrase"]).lower, row["role"]) for row in reference_rows("columns.csv")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase, _ in _roles())


@cache
def _times() -> tuple[str, ...]:
    """Return the phrases of time that also stand inside the name of a column."""
    return tuple(phrase for phrase, role in _roles() if len(phrase) > 4 and role == "due")


@lru_cache(maxsize=4096)
def role_of(name: str) -> str:
    """Return the role of a column by its name: order, what, lead, join, due, product or note; "" for any other."""
    low = " ".join(reading_of(name).lower.split())
    if not low or len(low) > 80:
        return ""
    if "phối hợp" in low and "chủ trì" not in low:
        return "join"
    if "chủ trì" in low and (len(low) < 50 or low.startswith(("cơ quan", "đơn vị", "chủ trì"))):
        return "lead"
    if low.startswith(_phrases()):
        return next(role for phrase, role in _roles() if low.startswith(phrase))
    return "due" if any(phrase in low for phrase in _times()) else ""


def due_on(due: str) -> str | None:
    """Return the last date that a cell of time names, as an ISO date or the part of it that is there.

    A quarter ends with its last month; "năm 2025", "2026 - 2030" give the year, the last where there are two.
    """
    found: str | None = None
    for match in _DUE.finditer(reading_of(due).lower):
        year = next(v for k, v in match.groupdict().items() if k.startswith("year") and v)
        month = next((v for k, v in match.groupdict().items() if k.startswith("month") and v), None)
        day = match["day"] or match["day2"]
        number = _QUARTERS[match["quarter"]] if match["quarter"] else int(month) if month else 0
        if number > 12 or (day and int(day) > 31):
            continue
        found = year if not number else f"{year}-{number:02}" if not day else f"{year}-{number:02}-{int(day):02}"
    return found
