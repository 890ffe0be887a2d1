"""The five charts of the page, each filled from the figures."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studyapp.gui.progress.chart_card import ChartCard
from studyapp.gui.progress.words import (
    brief_day,
    due_day_words,
    judgement_words,
    percent,
    span_words,
    target_words,
    time_words,
)
from studyapp.gui.questions.sureness import sureness_words
from studyapp.gui.theme import Theme
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.containers import Row, clear_layout
from studyapp.gui.widgets.due_bars import DayBar, DueBars
from studyapp.gui.widgets.heat_squares import HeatScale, HeatSquares
from studyapp.gui.widgets.labels import Label, WrapLabel
from studyapp.gui.widgets.marked_bar import MarkedBar
from studyapp.gui.widgets.share_lines import ShareLines, ShareSeries
from studyapp.gui.words import day_words, month_names, tr, weekday_names
from studyapp.services.progress.overview import HEAT_WEEKS, SHOWN_FROM
from studyapp.services.progress.values import DueDay, Figures, Predicted, TopicProgress

CONTEXT = "Progress"
HEAT_MINUTES = (0, 10, 20, 30)
"""Above each of these many minutes the square is one step larger; the last step begins with the last number."""
SHOWN_TOPICS, STUDIED_TOPICS = 4, 2
LEAST_IN_SPAN = 5


class RightPanel(ChartCard):
    """Right when asked again, against prediction and target."""

    def __init__(self, theme: Theme) -> None:
        self._chart = ShareLines(theme, tr(CONTEXT, "Right when asked again"))
        self._early = WrapLabel(theme, color="text2")
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(self._chart)
        self._stack.addWidget(self._early)
        super().__init__(theme, "", shown)
        self.table.setAccessibleName(tr(CONTEXT, "Right when asked again, as a table"))

    def show_figures(self, figures: Figures, predicted: Predicted | None) -> None:
        """Show the lines; the predicted one comes when it is worked out."""
        by = (
            tr(CONTEXT, "Right when asked, by month")
            if figures.by_month
            else tr(CONTEXT, "Right when asked, by week")
        )
        self.title.set_text(by)
        by_span = predicted.by_span if predicted else ()
        words = [span_words(span, figures) for span in figures.spans]
        self.set_rows(
            (
                tr(CONTEXT, "Month") if figures.by_month else tr(CONTEXT, "Week from"),
                tr(CONTEXT, "Asked"),
                tr(CONTEXT, "Right"),
                tr(CONTEXT, "Predicted"),
            ),
            [
                (name, str(span.asked), percent(span.share), percent(by_span[place] if by_span else None))
                for place, (name, span) in enumerate(zip(words, figures.spans, strict=True))
            ],
        )
        self._stack.setCurrentIndex(int(figures.asked < SHOWN_FROM))
        early = tr(CONTEXT, "Shows after {0} answers to cards seen on an earlier day. {1} so far.")
        self._early.set_text(early.format(SHOWN_FROM, figures.asked))
        self._chart.show_series(_series(figures, predicted, tuple(words)), _sentence(figures, predicted))


def _series(figures: Figures, predicted: Predicted | None, words: tuple[str, ...]) -> ShareSeries:
    """Spans with only a few answers are left out: they say more about chance."""
    shown = [span.asked >= LEAST_IN_SPAN for span in figures.spans]
    right = tuple(
        span.share if is_shown else None for span, is_shown in zip(figures.spans, shown, strict=True)
    )
    expected: tuple[float | None, ...] = ()
    if predicted is not None:
        expected = tuple(
            share if is_shown else None for share, is_shown in zip(predicted.by_span, shown, strict=True)
        )
    return ShareSeries(
        spans=words,
        right=right,
        predicted=expected,
        target=figures.target,
        right_words=tr(CONTEXT, "{0} right").format(percent(_newest(right))),
        predicted_words=tr(CONTEXT, "{0} predicted").format(percent(_newest(expected))),
        target_words=tr(CONTEXT, "{0} target").format(percent(figures.target)),
    )


def _newest(shares: tuple[float | None, ...]) -> float | None:
    return next((share for share in reversed(shares) if share is not None), None)


def _sentence(figures: Figures, predicted: Predicted | None) -> str:
    """The period as a whole, for those who do not see the lines."""
    words = tr(CONTEXT, "{0} of {1} answers right, {2}; {3}")
    return words.format(
        figures.right, figures.asked, percent(figures.share), target_words(figures, predicted)
    )


class DuePanel(ChartCard):
    """Cards due in the next two weeks."""

    def __init__(self, theme: Theme) -> None:
        self._chart = DueBars(theme, tr(CONTEXT, "Due in the next 14 days"))
        legend = (("known", tr(CONTEXT, "review")), ("learning", tr(CONTEXT, "new")))
        super().__init__(theme, tr(CONTEXT, "Due in the next 14 days"), self._chart, legend)

    def show_figures(self, figures: Figures) -> None:
        bars = tuple(
            DayBar(day.review, day.new, _words_below(ahead, day)) for ahead, day in enumerate(figures.due)
        )
        total = sum(day.review + day.new for day in figures.due)
        busiest = max(figures.due, key=lambda day: day.review + day.new)
        sentence = tr(CONTEXT, "{0} cards in 14 days, {1} of them today; the most, {2}, on {3}").format(
            total,
            figures.due[0].review + figures.due[0].new,
            busiest.review + busiest.new,
            day_words(busiest.date),
        )
        self._chart.show_bars(bars, sentence)
        self.set_rows(
            (tr(CONTEXT, "Day"), tr(CONTEXT, "Review"), tr(CONTEXT, "New")),
            [(due_day_words(day.date, figures.today), str(day.review), str(day.new)) for day in figures.due],
        )


def _words_below(ahead: int, day: DueDay) -> str:
    if ahead == 0:
        return tr(CONTEXT, "Today")
    if ahead == 3:
        return weekday_names()[day.date.weekday()]
    return brief_day(day.date) if ahead in {7, 13} else ""


class DaysPanel(ChartCard):
    """Days on which something was studied."""

    def __init__(self, theme: Theme) -> None:
        name = tr(CONTEXT, "Study days")
        self._chart = HeatSquares(theme, name, weekday_names())
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(self._chart)
        scale = QWidget()
        row = QHBoxLayout(scale)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(Label(theme, tr(CONTEXT, "none"), role="small", color="text2"))
        row.addWidget(HeatScale(theme))
        row.addWidget(Label(theme, tr(CONTEXT, "30+ min"), role="small", color="text2"))
        row.addStretch(1)
        self._count = Label(theme, role="small", color="text2", tabular=True)
        self._foot = Row(theme, scale, self._count)
        column.addWidget(self._foot)
        column.addStretch(1)
        super().__init__(theme, name, shown)

    def stack(self, down: bool) -> None:
        super().stack(down)
        self._foot.stack(down)

    def show_figures(self, figures: Figures) -> None:
        monday = figures.today - timedelta(days=figures.today.weekday())
        days = (figures.today - monday).days + 1 + 7 * (HEAT_WEEKS - 1)
        words = tr(CONTEXT, "{0} of {1} days").format(len(figures.study_days), days)
        self._count.setText(words)
        levels = {day.date: heat_level(day.minutes) for day in figures.study_days}
        self._chart.show_days(levels, figures.today, HEAT_WEEKS, month_names(), words)
        self.set_rows(
            (tr(CONTEXT, "Day"), tr(CONTEXT, "Answers"), tr(CONTEXT, "Time")),
            [
                (due_day_words(day.date, figures.today), str(day.answers), time_words(day.minutes))
                for day in reversed(figures.study_days)
            ],
        )


def heat_level(minutes: float) -> int:
    """How large a day's square is: 0 for nothing, 4 from half an hour on."""
    if minutes >= HEAT_MINUTES[-1]:
        return len(HEAT_MINUTES)
    return sum(minutes > step for step in HEAT_MINUTES)


class TopicsPanel(ChartCard):
    """The weakest topics; `studyRequested` carries those to study."""

    studyRequested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        shown = QWidget()
        self._rows = QVBoxLayout(shown)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space(6))
        super().__init__(theme, tr(CONTEXT, "Weakest topics"), shown)
        self._note = WrapLabel(theme, role="small", color="text2")
        self.body.addWidget(self._note)
        row = QHBoxLayout()
        self.study = Button(theme, "", icon="play")
        self.study.clicked.connect(lambda: self.studyRequested.emit(self._weakest))
        row.addWidget(self.study)
        row.addStretch(1)
        self.body.addLayout(row)
        self._weakest: tuple[TopicProgress, ...] = ()

    def show_figures(self, figures: Figures, *, can_study: bool) -> None:
        """`can_study` says whether any card of the weakest topics was not asked today already."""
        clear_layout(self._rows)
        begun = figures.begun_topics
        self._weakest = begun[:STUDIED_TOPICS]
        for topic in begun[:SHOWN_TOPICS]:
            self._add(topic)
        self._rows.addStretch(1)
        words = tr(CONTEXT, "Study the weakest two") if len(begun) > 1 else tr(CONTEXT, "Study this topic")
        self.study.setText(words)
        self.study.setVisible(bool(begun))
        self.study.setEnabled(can_study)
        if not begun:
            note = tr(CONTEXT, "No topic is begun yet.")
        elif can_study:
            note = tr(CONTEXT, "Predicted recall now of cards seen.")
        else:
            note = tr(CONTEXT, "All cards of these were asked today; they rest until tomorrow.")
        self._note.set_text(note)
        self.set_rows(
            (tr(CONTEXT, "Topic"), tr(CONTEXT, "Known"), tr(CONTEXT, "Recall")),
            [
                (
                    topic.title,
                    tr(CONTEXT, "{0} of {1}").format(topic.known, topic.cards),
                    percent(topic.recall),
                )
                for topic in figures.topics
            ],
        )

    def _add(self, topic: TopicProgress) -> None:
        theme = self.theme
        line = QHBoxLayout()
        line.setSpacing(theme.space(8))
        line.addWidget(WrapLabel(theme, topic.title, role="small"), 1)
        line.addWidget(Label(theme, percent(topic.recall), role="smallStrong", tabular=True))
        self._rows.addLayout(line)
        name = tr(CONTEXT, "{0}: predicted recall {1}").format(topic.title, percent(topic.recall))
        self._rows.addWidget(MarkedBar(theme, topic.recall or 0.0, name))


class JudgePanel(ChartCard):
    """How often answers were right that were given as certain, fairly sure or a guess."""

    def __init__(self, theme: Theme) -> None:
        shown = QWidget()
        self._rows = QVBoxLayout(shown)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space(4))
        super().__init__(theme, tr(CONTEXT, "How well you judge"), shown)
        self._note = WrapLabel(theme, role="small", color="text2")
        self.body.addWidget(self._note)

    def show_figures(self, figures: Figures) -> None:
        clear_layout(self._rows)
        scores = figures.sureness
        given = sum(score.asked for score in scores)
        if given < SHOWN_FROM:
            words = tr(CONTEXT, "A quiz can ask how sure you are. Shows after {0} such answers. {1} so far.")
            self._note.set_text(words.format(SHOWN_FROM, given))
        else:
            for score in scores:
                self._add(sureness_words(score.sureness), score.share, score.meant)
            mark = tr(CONTEXT, "The mark shows what each word should mean.")
            self._note.set_text(f"{mark} {judgement_words(scores)}")
        self._rows.addStretch(1)
        self.set_rows(
            (tr(CONTEXT, "How sure"), tr(CONTEXT, "Asked"), tr(CONTEXT, "Right"), tr(CONTEXT, "Should be")),
            [
                (sureness_words(one.sureness), str(one.asked), percent(one.share), percent(one.meant))
                for one in scores
            ],
        )

    def _add(self, word: str, share: float, meant: float) -> None:
        theme = self.theme
        right = tr(CONTEXT, "right {0}").format(percent(share))
        line = QHBoxLayout()
        line.addWidget(Label(theme, word, role="small"))
        line.addStretch(1)
        line.addWidget(Label(theme, right, role="smallStrong", tabular=True))
        self._rows.addLayout(line)
        name = tr(CONTEXT, "{0}: {1}, should be {2}").format(word, right, percent(meant))
        self._rows.addWidget(MarkedBar(theme, share, name, mark=meant))
