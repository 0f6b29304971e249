"""What was found in texts is remembered, but not for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from euroapp.memory.texts import by_text


def _counting() -> tuple[Counter[str], Callable[[str, int], int]]:
    asked: Counter[str] = Counter()

    @by_text
    def length(text: str, times: int) -> int:
        asked[text] += 1
        return len(text) * times

    return asked, length


def test_a_text_is_read_once_and_its_result_stays_right() -> None:
    asked, length = _counting()
    texts = [f"Paragraph {number}" for number in range(1_000)]
    for _ in range(5):
        assert [length(text, 2) for text in texts] == [2 * len(text) for text in texts]
    assert set(asked.values()) == {1}
    assert length(texts[0], 3) == 3 * len(texts[0])


def test_long_texts_that_nobody_asks_for_any_more_are_let_go_and_the_rest_stays() -> None:
    asked, length = _counting()
    for number in range(100):
        length(f"{number} " + "word " * 10_000, 1)
        length("A line that is asked for at each edit", 1)
    assert asked["A line that is asked for at each edit"] == 1
    length("0 " + "word " * 10_000, 1)
    assert asked["0 " + "word " * 10_000] == 2
