"""Which of an author's wrong options are shown: over many cards nothing tells the right answer."""

from collections.abc import Sequence
from random import Random

from studyapp.questions.written_sets import Written, balanced_turns

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


def share_of_longest(cards: list[Written], turns: Sequence[Sequence[tuple[int, ...]]]) -> float:
    """How often somebody is right who takes the longest option, over all sets that the cards show."""
    won = 0.0
    for card, sets in zip(cards, turns, strict=True):
        for places in sets:
            lengths = [len(card.right), *(len(card.wrong[place]) for place in places)]
            won += (lengths[0] == max(lengths)) / lengths.count(max(lengths)) / len(sets)
    return won / len(cards)


def test_the_right_answer_is_the_longest_no_oftener_than_chance() -> None:
    cards = cards_with_long_answers(40)
    first_three = [((0, 1, 2),) for _ in cards]
    assert share_of_longest(cards, first_three) > 0.6
    assert share_of_longest(cards, balanced_turns(cards)) <= 0.32


def test_asked_again_a_card_shows_other_options() -> None:
    cards = cards_with_long_answers(12)
    turns = balanced_turns(cards)
    for sets in turns:
        assert len(set(sets)) == 3
        assert all(len(set(places)) == 3 for places in sets)
        assert len({place for places in sets for place in places}) >= 4
    assert turns == balanced_turns(cards)


def test_where_there_is_nothing_to_choose_all_are_shown() -> None:
    few = [Written("Who?", "Ho", ["Mao", "Zhou"]), Written("Who?", "Le", [])]
    assert balanced_turns(few) == (((0, 1),), ((),))
    assert balanced_turns([]) == ()
