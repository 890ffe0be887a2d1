"""Whether a window can open here; asked before Qt is loaded, which would end the process."""

import os
from collections.abc import Mapping


def missing_display(system: str, environment: Mapping[str, str] | None = None) -> str:
    """A sentence when a window cannot open since there is no screen; "" when it can."""
    known = os.environ if environment is None else environment
    if not system.startswith("linux") or known.get("QT_QPA_PLATFORM"):
        return ""
    if known.get("DISPLAY") or known.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "There is no display to open a window on. Nothing was changed. "
        "In a checkout, make tour draws every page into pictures; studyapp quiz asks in the terminal."
    )
