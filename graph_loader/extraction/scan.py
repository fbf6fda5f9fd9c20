"""Steps over blanks in `Reading.lower` and `Reading.text`, without copying the text."""


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
