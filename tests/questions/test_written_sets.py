"""Which of an author's wrong options are shown: over many cards nothing tells the right answer."""

from random import Random

from studyapp.questions.written_sets import Written, balanced_sets

WORDS = (
    "road",
    "railway",
    "Hanoi",
    "gunners",
    "agreement",
    "Beijing",
    "bridge",
    "negotiations",
    "aid",
    "Moscow",
)


def sentence(rng: Random, length: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(length))


def cards_with_long_answers(count: int) -> list[Written]:
    """The answer has five words; of five wrong options two are longer, and without choice it would mostly be long."""
    rng = Random(7)
    return [
        Written("What was agreed?", sentence(rng, 5), [sentence(rng, length) for length in (3, 3, 4, 7, 8)])
        for _ in range(count)
    ]


def share_of_longest(cards: list[Written], shown: tuple[tuple[int, ...], ...]) -> float:
    """How often somebody is right who takes the longest option."""
    won = 0.0
    for card, places in zip(cards, shown, strict=True):
        lengths = [len(text) for text in card.with_options(places)]
        won += (lengths[0] == max(lengths)) / lengths.count(max(lengths))
    return won / len(cards)


def test_the_right_answer_is_the_longest_no_oftener_than_chance() -> None:
    cards = cards_with_long_answers(40)
    first_three = tuple((0, 1, 2) for _ in cards)
    assert share_of_longest(cards, first_three) > 0.6
    assert share_of_longest(cards, balanced_sets(cards)) <= 0.32


def test_three_are_shown_the_same_ones_each_time() -> None:
    cards = cards_with_long_answers(12)
    shown = balanced_sets(cards)
    assert {len(set(places)) for places in shown} == {3}
    assert shown == balanced_sets(cards)


def test_where_there_is_nothing_to_choose_all_are_shown() -> None:
    assert balanced_sets([Written("Who?", "Ho", ["Mao", "Zhou"]), Written("Who?", "Le", [])]) == ((0, 1), ())
    assert balanced_sets([]) == ()
