"""Settings as JSON values by key. Unknown keys stay, so that an older version loses nothing of a newer one."""

import json
from typing import Any

from studyapp.storage.database import ProgressDatabase


class SettingsStore:
    def __init__(self, database: ProgressDatabase) -> None:
        self._database = database

    def all(self) -> dict[str, Any]:
        """Every stored value by its key."""
        return {row["key"]: json.loads(row["value"]) for row in self._database.rows("SELECT * FROM settings")}

    def set(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        with self._database.atomic() as tables:
            tables.table("settings").upsert({"key": key, "value": json.dumps(value)}, pk="key")

    def unset(self, key: str) -> None:
        """Forget a value, so that its default counts again."""
        with self._database.atomic() as tables:
            tables.table("settings").delete_where("key = ?", [key])
