"""Records: what is kept of an extraction comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.extraction.model import (
    SELF,
    Extraction,
    Header,
    Level,
    Mention,
    Relation,
    RelationType,
    Scope,
    Target,
    Task,
)
from graph_loader.resolution import decode, encode, record_of

words = st.text(max_size=30)
maybe = st.none() | words
offsets = st.integers(0, 60)
headers = st.builds(Header, maybe, maybe, maybe, maybe, st.none() | st.sampled_from(Level), maybe, maybe, maybe)
targets = st.builds(
    Target,
    words,
    maybe,
    maybe,
    maybe,
    maybe,
    st.none() | st.sampled_from(Level),
    maybe,
    st.booleans(),
    maybe,
    maybe,
    maybe,
)
mentions = st.builds(Mention, offsets, offsets, words, st.sampled_from(Scope), words, st.floats(0, 1))
relations = st.builds(
    Relation, words, st.sampled_from(RelationType), words, st.sampled_from(Scope), offsets, offsets, offsets, words,
    st.floats(0, 1), st.booleans(),
)  # fmt: skip
tasks = st.builds(Task, words, maybe, maybe, maybe, maybe, offsets, offsets)
extractions = st.builds(
    Extraction,
    headers,
    st.lists(targets, max_size=3).map(tuple),
    st.lists(mentions, max_size=3).map(tuple),
    st.lists(relations, max_size=3).map(tuple),
    st.lists(tasks, max_size=2).map(tuple),
    maybe,
    st.lists(words, max_size=2).map(tuple),
)


@given(extractions, st.text(max_size=60))
def test_what_is_encoded_comes_back(extraction, text):
    record = record_of(extraction, text)
    assert decode(encode(record)) == record


def test_quotes_are_the_text_of_the_relations():
    text = "Căn cứ Nghị định số 5/2020/NĐ-CP; thực hiện Chỉ thị số 7/CT-TTg."
    extraction = Extraction(
        Header(),
        relations=(
            Relation(SELF, RelationType.BASED_ON, "t1", Scope.PREAMBLE, 0, 33, 7, "basis"),
            Relation(SELF, RelationType.IMPLEMENTS, "t2", Scope.PREAMBLE, 35, 64, 45, "verb"),
        ),
    )
    assert record_of(extraction, text).quotes == (
        "Căn cứ Nghị định số 5/2020/NĐ-CP;",
        "hực hiện Chỉ thị số 7/CT-TTg.",
    )


@pytest.mark.parametrize("data", [b"{}", b"[]", b"[0,1,2,3,4,5,6,7,8]", b"nonsense"])
def test_what_is_no_record_is_refused(data):
    with pytest.raises(ValueError, match="load the document again"):
        decode(data)
