"""Blanks in `Reading.lower` and `Reading.text`: patterns that may be wrapped anywhere, steps that copy no text."""

import re


def after_blanks(text: str, position: int) -> int:
    """Return the offset of the first letter at or after `position` that is no blank."""
    while position < len(text) and text[position] in " \n":
        position += 1
    return position


def before_marks(text: str, end: int, marks: str = " \n") -> int:
    """Return `end` moved back over the letters of `marks` that stand right before it."""
    while end > 0 and text[end - 1] in marks:
        end -= 1
    return end


_BLANK_OR_CLASS = re.compile(r"(\[(?:\\.|[^\]\\])*\])| (\??)")


def phrase(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern for texts in which a line may end between any two words.

    Args:
        pattern: a regular expression in which " " means blanks or line ends, at least one, and " ?" any number of them;
            within brackets ("[ ]") a blank is a blank.
    """
    return re.compile(_BLANK_OR_CLASS.sub(lambda m: m[1] or (r"[ \n]*" if m[2] else r"[ \n]+"), pattern))
