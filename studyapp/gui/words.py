"""English as the source language of the window: plurals, spans of time, dates."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

PLURAL_MARK = "(s)"


class EnglishPlurals(QTranslator):
    """Chooses "day" or "days" in source texts such as "%n day(s)"; other languages come as catalogues."""

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, count: int = -1
    ) -> str:
        if count < 0 or PLURAL_MARK not in source:
            return source
        chosen = source.replace(PLURAL_MARK, "" if count == 1 else "s")
        return chosen.replace("%n", QLocale(QLocale.Language.English).toString(count))

    def isEmpty(self) -> bool:
        return False


def tr(context: str, text: str, count: int = -1) -> str:
    """A text in the user's language; `count` chooses the plural of "%n ...(s)"."""
    return QCoreApplication.translate(context, text, None, count)


def day_words(day: date) -> str:
    """For instance "5 August 2026"."""
    return f"{day.day} {day:%B %Y}"


def weekday_words(day: date) -> str:
    """For instance "Tuesday 12 May 2026"."""
    return f"{day:%A} {day_words(day)}"


def weekday_names() -> tuple[str, ...]:
    """Short names of the days of the week, from Monday."""
    return (
        tr("Words", "Mon"),
        tr("Words", "Tue"),
        tr("Words", "Wed"),
        tr("Words", "Thu"),
        tr("Words", "Fri"),
        tr("Words", "Sat"),
        tr("Words", "Sun"),
    )


def month_names() -> tuple[str, ...]:
    """Short names of the months, from January."""
    return (
        tr("Words", "Jan"),
        tr("Words", "Feb"),
        tr("Words", "Mar"),
        tr("Words", "Apr"),
        tr("Words", "May"),
        tr("Words", "Jun"),
        tr("Words", "Jul"),
        tr("Words", "Aug"),
        tr("Words", "Sep"),
        tr("Words", "Oct"),
        tr("Words", "Nov"),
        tr("Words", "Dec"),
    )


def moment_words(moment: datetime) -> str:
    """An instant on this computer's wall clock, for instance "5 August 2026, 14:05"."""
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


def short_day_words(day: date, today: date) -> str:
    """For instance "20 May", with the year where it is another one."""
    return f"{day.day} {day:%B}" if day.year == today.year else day_words(day)


def interval_words(days: int) -> str:
    """When a card returns: "in this sitting", "in 8 days", "in 3 months", "in 2 years"."""
    if days == 0:
        return tr("Words", "in this sitting")
    if days < 61:
        return tr("Words", "in %n day(s)", days)
    if days < 730:
        return tr("Words", "in %n month(s)", round(days / 30.4))
    return tr("Words", "in %n year(s)", round(days / 365.25))


def duration_words(seconds: float) -> str:
    """For instance "8 min 40 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return (
        tr("Words", "{0} min {1} s").format(minutes, rest) if minutes else tr("Words", "{0} s").format(rest)
    )
