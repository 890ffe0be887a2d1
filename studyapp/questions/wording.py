"""Words of prompts and answers, as far as they carry meaning."""

from functools import lru_cache

from studyapp.questions.text_match import KEPT_TEXTS, fold_text

COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "by",
        "for",
        "with",
        "from",
        "as",
        "is",
        "was",
        "were",
        "be",
        "been",
        "that",
        "this",
        "which",
        "who",
        "what",
        "when",
        "where",
        "why",
        "did",
        "do",
        "does",
        "how",
        "its",
        "it",
        "their",
        "his",
        "her",
        "he",
        "she",
        "they",
        "not",
        "into",
        "than",
        "after",
        "before",
        "during",
        "between",
        "about",
        "over",
    ]
)

BEGINNING = 4
"""Letters by which two words are taken for relatives: "rotate" and "rotation"."""


@lru_cache(maxsize=KEPT_TEXTS)
def beginnings(text: str) -> frozenset[str]:
    """How the longer words that carry meaning begin."""
    return frozenset(word[:BEGINNING] for word in content_words(text) if len(word) > BEGINNING)


@lru_cache(maxsize=KEPT_TEXTS)
def content_words(text: str) -> frozenset[str]:
    """Folded words that carry meaning."""
    return frozenset(word for word in fold_text(text).split() if word not in COMMON and len(word) > 2)


def echo(text: str, stem: str) -> int:
    """How much of a stem a text takes up: words in common, and beginnings of longer words, most of all in front."""
    begun = beginnings(stem)
    front = beginnings(" ".join(text.split()[:2]))
    return (
        2 * len(content_words(text) & content_words(stem))
        + len(beginnings(text) & begun)
        + len(front & begun)
    )
