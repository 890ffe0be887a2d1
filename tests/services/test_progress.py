"""Progress as figures, through real services over real answers."""

import csv
import io
import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from studyapp.cards.card import CardId
from studyapp.errors import StudyAppError
from studyapp.services.progress.csv_file import csv_text, write_csv
from studyapp.services.progress.spans import spans_of
from studyapp.services.progress.values import Figures, ProgressFilter
from studyapp.services.quiz.setup import QuizSetup
from studyapp.services.services import Services
from studyapp.services.study.sitting import Grade
from studyapp.storage.figure_store import DayRecalls
from tests.builders import MovableClock

DECK = "china-vietnam-war-1964-69"
ALL = ProgressFilter(days=None)


def study(services: Services, clock: MovableClock, grades: str) -> list[CardId]:
    """One sitting of ten seconds a card; each letter is a grade, what is not graded is left. Gives the cards."""
    services.study.start()
    asked = []
    for letter in grades:
        in_hand = services.study.current()
        assert in_hand is not None
        asked.append(in_hand.card.id)
        services.study.shown()
        clock.now += timedelta(seconds=10)
        services.study.grade({"a": Grade.AGAIN, "g": Grade.GOOD, "e": Grade.EASY}[letter])
    return asked


def test_nothing_is_claimed_before_the_first_answer(services: Services) -> None:
    figures = services.progress.figures(ALL)
    assert (figures.answers, figures.asked, figures.share) == (0, 0, None)
    assert (figures.known, figures.learning, figures.new) == (0, 0, figures.cards)
    assert (figures.week_minutes, figures.usual_minutes, figures.study_days) == (0, None, ())
    assert figures.begun_topics == ()
    assert figures.sureness == ()
    predicted = services.progress.predicted(figures)
    assert (predicted.recall, predicted.known_last_week) == (None, 0)


def test_first_looks_and_repeats_of_a_miss_are_no_recall(services: Services, clock: MovableClock) -> None:
    study(services, clock, "g" * 10)
    assert services.progress.figures(ALL).asked == 0
    clock.to_next_day(3)
    services.settings.set("new_per_day", 0)
    study(services, clock, "aggggggg")
    figures = services.progress.figures(ALL)
    assert (figures.asked, figures.right) == (7, 6)
    assert figures.answers == 18


def test_prediction_is_the_mean_of_what_memory_said_before_each_answer(
    services: Services, clock: MovableClock
) -> None:
    study(services, clock, "g" * 10)
    clock.to_next_day(3)
    services.settings.set("new_per_day", 0)
    services.study.start()
    in_hand = services.study.current()
    assert in_hand is not None
    before = services.progress.history(in_hand.card.id).recall
    services.study.grade(Grade.GOOD)
    figures = services.progress.figures(ALL)
    predicted = services.progress.predicted(figures)
    assert predicted.recall == pytest.approx(before)
    assert [recall for recall in predicted.by_span if recall is not None] == [pytest.approx(before)]
    history = services.progress.history(in_hand.card.id)
    assert [answer.predicted for answer in history.answers] == [None, pytest.approx(before)]
    assert history.recall == pytest.approx(1.0)
    day, recall = history.curve[0][-1]
    assert (day, recall) == pytest.approx((clock.now.date().toordinal(), before))


def test_known_cards_of_last_week_are_told_apart(services: Services, clock: MovableClock) -> None:
    study(services, clock, "e" * 10)
    clock.to_next_day(9)
    services.settings.set("new_per_day", 0)
    clock.to_next_day(30)
    study(services, clock, "g" * 6)
    figures = services.progress.figures(ALL)
    assert figures.known == 6
    assert services.progress.predicted(figures).known_last_week == 0
    clock.to_next_day(8)
    assert services.progress.predicted(services.progress.figures(ALL)).known_last_week == 6


def test_time_is_that_of_this_week_and_of_a_usual_day(services: Services, clock: MovableClock) -> None:
    study(services, clock, "g" * 6)
    clock.to_next_day(7)
    study(services, clock, "g" * 3)
    figures = services.progress.figures(ALL)
    assert figures.week_minutes == pytest.approx(0.5)
    assert figures.usual_minutes == pytest.approx(0.75)
    assert [day.answers for day in figures.study_days] == [6, 3]
    assert services.progress.figures(ProgressFilter(days=2)).usual_minutes == pytest.approx(0.5)


def test_the_forecast_counts_due_cards_and_the_daily_new_ones(
    services: Services, clock: MovableClock
) -> None:
    asked = study(services, clock, "g" * 4)
    figures = services.progress.figures(ALL)
    assert [day.new for day in figures.due[:3]] == [6, 10, 10]
    due = [services.progress.history(card).due_date for card in asked]
    for day in figures.due:
        assert day.review == due.count(day.date)
    assert figures.new_until == figures.today + timedelta(days=-(-(figures.new - 6) // 10))
    services.planner.save(services.planner.draft("Paper"))
    planned = services.progress.figures(ALL)
    assert (planned.new_per_day, planned.new_until, {day.new for day in planned.due}) == (None, None, {0})


def test_topics_come_weakest_first_and_give_a_sitting(services: Services, clock: MovableClock) -> None:
    services.settings.set("new_per_day", 200)
    study(services, clock, "g" * 150)
    clock.to_next_day(5)
    figures = services.progress.figures(ALL)
    begun = figures.begun_topics
    assert len(begun) >= 2
    assert [topic.recall for topic in begun] == sorted(topic.recall or 0 for topic in begun)
    cards = services.progress.cards_to_strengthen(begun[:2])
    assert 0 < len(cards) <= 20
    recalls = [services.progress.history(card).recall or 0 for card in cards]
    assert recalls == sorted(recalls)
    services.study.start(cards=cards)
    assert services.study.total == len(cards)
    services.study.grade(Grade.GOOD)
    assert cards[0] not in services.progress.cards_to_strengthen(begun[:2])
    assert services.progress.cards_to_strengthen(()) == ()


def test_a_filter_narrows_cards_answers_and_topics(services: Services, clock: MovableClock) -> None:
    services.settings.set("new_per_day", 200)
    study(services, clock, "g" * 60)
    deck = services.progress.decks()[0]
    by_topic = [services.progress.figures(ProgressFilter(deck.id, topic.id, None)) for topic in deck.topics]
    whole = services.progress.figures(ProgressFilter(deck.id, "", None))
    assert sum(one.cards for one in by_topic) == whole.cards == services.progress.figures(ALL).cards
    assert sum(sum(day.answers for day in one.study_days) for one in by_topic) == 60
    assert services.progress.figures(ProgressFilter("other", "", None)).cards == 0


def test_how_sure_one_was_is_held_against_what_the_word_means(services: Services) -> None:
    topics = tuple(topic.id for topic in services.progress.decks()[0].topics)
    services.quiz.start(QuizSetup(DECK, topics, ("true_false",), 4, asks_sureness=True), seed=3)
    for sureness in ("certain", "certain", "guess"):
        current = services.quiz.current()
        assert current is not None
        services.quiz.respond("T" if current[0].options[0].right else "F", sureness)
    services.quiz.respond("T")
    scores = services.progress.figures(ALL).sureness
    assert [(one.sureness, one.asked, one.right) for one in scores] == [("certain", 2, 2), ("guess", 1, 1)]
    assert scores[0].meant > scores[1].meant


def test_cards_are_found_by_their_words_or_by_weakness(services: Services, clock: MovableClock) -> None:
    assert services.progress.cards("", ALL) == ()
    asked = study(services, clock, "ag")
    assert [card.id for card in services.progress.cards("", ALL)] == asked
    found = services.progress.cards("Ho Chi Minh", ALL)
    assert found
    assert services.progress.cards("Ho Chi Minh", ProgressFilter("other")) == ()
    with pytest.raises(StudyAppError):
        services.progress.history(CardId(DECK, "no-such-entry", "date"))


def test_the_curve_of_a_card_ends_after_it_is_due(services: Services, clock: MovableClock) -> None:
    (card,) = study(services, clock, "g")
    history = services.progress.history(card)
    assert len(history.curve) == 1
    assert history.due_date is not None
    assert history.curve[0][-1][0] > history.due_date.toordinal()
    recalls = [recall for _, recall in history.curve[0]]
    assert recalls == sorted(recalls, reverse=True)
    unasked = services.progress.cards("Ho Chi Minh", ALL)[-1].id
    assert services.progress.history(unasked).curve == ()


@pytest.mark.parametrize(("days", "by_month"), [(29, False), (89, False), (400, True)])
def test_spans_cover_the_period_without_gaps(days: int, by_month: bool) -> None:
    today = date(2026, 5, 12)
    first = today - timedelta(days=days)
    recalls = [DayRecalls(first + timedelta(days=ahead), 3, 2) for ahead in range(days + 1)]
    spans, is_by_month = spans_of(recalls, first, today)
    assert is_by_month is by_month
    assert (spans[0].first_day, spans[-1].last_day) == (first, today)
    for one, following in itertools.pairwise(spans):
        assert following.first_day == one.last_day + timedelta(days=1)
    assert sum(span.asked for span in spans) == 3 * (days + 1)
    assert all(span.asked == 3 * ((span.last_day - span.first_day).days + 1) for span in spans)


def rows_of(figures: Figures, services: Services) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_text(figures, services.progress.predicted(figures)))))


def test_the_table_holds_what_the_page_shows(services: Services, clock: MovableClock, tmp_path: Path) -> None:
    study(services, clock, "g" * 10)
    clock.to_next_day(4)
    study(services, clock, "g" * 5)
    figures = services.progress.figures(ALL)
    rows = rows_of(figures, services)
    assert rows[0] == ["table", "item", "measure", "value"]
    values = {(row[0], row[1], row[2]): row[3] for row in rows[1:]}
    assert values["summary", "", "asked"] == str(figures.asked)
    assert values["due", figures.today.isoformat(), "review"] == str(figures.due[0].review)
    assert float(values["topic", figures.topics[0].title, "cards"]) == figures.topics[0].cards
    write_csv(tmp_path / "figures.csv", figures, None)
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8-sig").startswith("table,item")
    with pytest.raises(StudyAppError, match=r"\.csv"):
        write_csv(tmp_path / "figures.txt", figures, None)
    with pytest.raises(StudyAppError, match="cannot be written"):
        write_csv(tmp_path / "nowhere" / "figures.csv", figures, None)


def test_a_title_never_becomes_a_formula(services: Services) -> None:
    figures = services.progress.figures(ALL)
    topic = replace(figures.topics[0], title='=HYPERLINK("x")')
    rows = rows_of(replace(figures, topics=(topic,)), services)
    assert next(row[1] for row in rows if row[0] == "topic") == '\'=HYPERLINK("x")'
