"""Text as the search index sees it, and queries that no input can break."""

import re
import unicodedata

MOST_TERMS = 16
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Case, accents and đ folded away (FTS5 alone keeps đ apart from d)."""
    plain = text.replace("đ", "d").replace("Đ", "D").replace("\x00", " ")
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def match_query(text: str) -> str:
    """An FTS5 query that finds all words of `text`, each as a beginning; "" when there is no word in it."""
    words = _WORD.findall(folded(text))[:MOST_TERMS]
    return " ".join(f'"{word}"*' for word in words)
