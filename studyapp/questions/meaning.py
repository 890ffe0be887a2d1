"""What the thing is that a name of the deck stands for, told to those who took it for another."""

from studyapp.content.entry import EntryBase, Figure, Organisation, Term


def meaning(entry: EntryBase) -> str:
    """A sentence, or for an organisation what may follow a colon: "it advised Hanoi"; else the title."""
    match entry:
        case Figure():
            return f"{entry.name} was {entry.roles[0].title}."
        case Organisation():
            return f"it {entry.purpose.rstrip('.')}."
        case Term():
            return entry.definition
    return entry.title
