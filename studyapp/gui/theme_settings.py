"""Settings that change how things are drawn."""

from studyapp.gui.theme import Theme
from studyapp.services.settings import Settings

THEME_KEYS = {
    "colours": "scheme",
    "text_size": "text_size",
    "card_font": "card_font",
    "reduce_motion": "reduce_motion",
    "always_show_focus": "always_show_focus",
    "show_key_hints": "show_key_hints",
}
"""Key of a setting -> the theme's own name."""


def follow_settings(theme: Theme, settings: Settings) -> None:
    """Draw with the settings as they are."""
    theme.choose(**{name: settings.get(key) for key, name in THEME_KEYS.items()})
