"""Of what sort a place is, as the question that asks for it says."""

from studyapp.questions.text_match import fold_text

SORTS = {
    "city": "city",
    "capital": "city",
    "town": "town",
    "port": "port",
    "harbour": "port",
    "airfield": "airfield",
    "island": "island",
    "province": "province",
    "area": "area",
    "region": "area",
    "country": "country",
}


def place_sort(prompt: str) -> str:
    """The sort that the prompt names first after its "which"; "" where it asks "where" or names none."""
    words = fold_text(prompt).split()
    after = words[words.index("which") + 1 :] if "which" in words else []
    return next((SORTS[word] for word in after if word in SORTS), "")
