"""Settings: one definition each gives type, default, bounds and words; the settings page is built from the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from studyapp.errors import StudyAppError
from studyapp.scheduling.form import CardForm
from studyapp.scheduling.memory import (
    DEFAULT_RETENTION,
    HIGHEST_RETENTION,
    LOWEST_RETENTION,
    MemoryModel,
    usable_parameters,
)
from studyapp.scheduling.queue import DEFAULT_NEW_PER_DAY
from studyapp.services.changes import ANSWERS, Changes
from studyapp.storage.review_store import PARAMETERS_KEY, PreparedMemory, ReviewStore
from studyapp.storage.settings_store import SettingsStore


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; `icon` names a picture or is ""."""

    value: str
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that the user can set. `choices` or the bounds with `step` apply, by the type of the default.

    Labels are in the source language; the window translates them.
    """

    key: str
    page: str
    group: str
    label: str
    help: str
    default: Any
    choices: tuple[Choice, ...] = ()
    lowest: float = 0
    highest: float = 0
    step: float = 1
    unit: str = ""

    def accepts(self, value: Any) -> bool:
        """Whether a value, perhaps from an older or a damaged file, can be this setting's."""
        if self.choices:
            return value in [choice.value for choice in self.choices]
        if isinstance(self.default, bool):
            return isinstance(value, bool)
        return (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and self.lowest <= value <= self.highest
        )


ANSWERS_AT_FIT = "fsrs_answers"
APPEARANCE, STUDY, QUIZ = "Appearance", "Study", "Quiz"

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "colours",
        APPEARANCE,
        APPEARANCE,
        "Colours",
        "Follow the computer, or choose one",
        "system",
        (
            Choice("system", "System", "monitor"),
            Choice("light", "Light", "sun"),
            Choice("dark", "Dark", "moon"),
        ),
    ),
    Setting(
        "text_size",
        APPEARANCE,
        APPEARANCE,
        "Text size",
        "Everything grows with the text, up to 200%",
        100,
        lowest=100,
        highest=200,
        step=10,
        unit="%",
    ),
    Setting(
        "card_font",
        APPEARANCE,
        APPEARANCE,
        "Card text",
        "The font for questions and answers",
        "sans",
        (Choice("sans", "Sans"), Choice("serif", "Serif")),
    ),
    Setting(
        "reduce_motion", APPEARANCE, "Motion and focus", "Reduce motion", "Nothing fades or slides", False
    ),
    Setting(
        "always_show_focus",
        APPEARANCE,
        "Motion and focus",
        "Always show the focus ring",
        "Otherwise it appears when you use the keyboard",
        False,
    ),
    Setting("show_key_hints", APPEARANCE, "Motion and focus", "Show key hints on buttons", "", True),
    Setting(
        "new_per_day",
        STUDY,
        "Each day",
        "New cards a day",
        "Cards you have not seen yet, after those that are due",
        DEFAULT_NEW_PER_DAY,
        lowest=0,
        highest=200,
        step=5,
    ),
    Setting(
        "desired_retention",
        STUDY,
        "Each day",
        "Recall to aim for",
        "A higher value asks cards more often",
        round(DEFAULT_RETENTION * 100),
        lowest=round(LOWEST_RETENTION * 100),
        highest=round(HIGHEST_RETENTION * 100),
        unit="%",
    ),
    Setting(
        "extra_time",
        QUIZ,
        "Time",
        "Extra time",
        "Added to the time limit of every quiz, for those who are given more in exams",
        0,
        lowest=0,
        highest=100,
        step=5,
        unit="%",
    ),
    Setting(
        "card_form",
        STUDY,
        "Each card",
        "How cards are asked",
        "Adaptive begins with a choice and lets you type or recall what is firmer",
        "adaptive",
        (
            Choice("adaptive", "Adaptive"),
            Choice("flashcards", "Flashcards only"),
            Choice("typed", "Typed only"),
        ),
    ),
    Setting(
        "quiz_reaches_schedule",
        QUIZ,
        "Quiz answers",
        "Quiz answers count for study",
        "Mistakes, and cards that were due or new, move in the schedule",
        True,
    ),
)

BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """Reads and changes settings; every change takes effect at once."""

    def __init__(self, store: SettingsStore, reviews: ReviewStore) -> None:
        self._store = store
        self._reviews = reviews
        self._values = store.all()

    def reload(self) -> None:
        """Read all values anew, after another progress file was put in place."""
        self._values = self._store.all()

    @property
    def definitions(self) -> Sequence[Setting]:
        return SETTINGS

    def get(self, key: str) -> Any:
        """The value, or the default where none fits."""
        setting = BY_KEY[key]
        value = self._values.get(key, setting.default)
        return value if setting.accepts(value) else setting.default

    def set(self, key: str, value: Any) -> Changes:
        """Keep a value; a new desired retention moves all due dates.

        :raises StudyAppError: when the value is not one of the setting's.
        """
        setting = BY_KEY[key]
        if not setting.accepts(value):
            raise StudyAppError(
                f"{value} does not fit the setting {setting.label}.", safe="Nothing was changed."
            )
        self._store.set(key, value)
        self._values[key] = value
        if key == "desired_retention":
            self._reviews.reschedule(self.memory_model)
            return Changes(settings=True, answers=True)
        return Changes(settings=True)

    @property
    def memory_model(self) -> MemoryModel:
        """The scheduler's model with the student's desired retention and fitted parameters."""
        parameters = usable_parameters(self._values.get(PARAMETERS_KEY))
        return MemoryModel(self.get("desired_retention") / 100, parameters)

    def adopt(self, prepared: PreparedMemory) -> Changes:
        """Let memory follow prepared states and their parameters from now on; a retention set meanwhile holds."""
        with_retention = replace(prepared.model, desired_retention=self.memory_model.desired_retention)
        self._reviews.adopt(prepared, with_retention)
        self.reload()
        return ANSWERS

    @property
    def new_per_day(self) -> int:
        return int(self.get("new_per_day"))

    @property
    def card_form(self) -> CardForm:
        """In which form a sitting asks its cards."""
        return CardForm(self.get("card_form"))

    @property
    def answers_at_fit(self) -> int:
        """How many answers there were when memory was last fitted to them, 0 before the first time."""
        kept = self._values.get(ANSWERS_AT_FIT, 0)
        return kept if isinstance(kept, int) else 0

    def remember_fit(self, answers: int) -> None:
        """Keep on how many answers memory was fitted, whether or not the fit was better."""
        self._store.set(ANSWERS_AT_FIT, answers)
        self._values[ANSWERS_AT_FIT] = answers

    def remembered(self, key: str, default: Any = None) -> Any:
        """A value that the window keeps by itself, such as its size or open topics."""
        return self._values.get(f"window.{key}", default)

    def remember(self, key: str, value: Any) -> None:
        """Keep a value of the window's; not a setting that people see."""
        self._values[f"window.{key}"] = value
        self._store.set(f"window.{key}", value)
