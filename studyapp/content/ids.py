"""Identifiers written in the content, so that a mended typo never costs progress."""

import re
from typing import Annotated, Any

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 80


def slug_problem(text: str) -> str | None:
    """Why `text` cannot be an id, or None when it can."""
    if len(text) > SLUG_LENGTH:
        return f"an id of at most {SLUG_LENGTH} characters"
    if not SLUG.fullmatch(text):
        return "small letters, digits and single hyphens, such as le-duan"
    return None


class _SlugSchema:
    """Teaches pydantic the rule above without importing it before a deck is read."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def check(text: str) -> str:
            problem = slug_problem(text)
            if problem:
                raise PydanticCustomError("bad_id", "{expected}", {"expected": problem})
            return text

        return core_schema.no_info_after_validator_function(
            check, core_schema.str_schema(strict=True, pattern=None)
        )

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": SLUG_LENGTH}


Slug = Annotated[str, _SlugSchema()]
EntryId = Slug
TopicId = Slug
ThemeId = Slug
SourceId = Slug
DeckId = Slug
