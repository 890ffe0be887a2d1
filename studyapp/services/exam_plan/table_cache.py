"""Price tables at hand: solved once for a student and a horizon, kept in memory and on the disk."""

import hashlib
import json
from threading import Lock
from typing import TYPE_CHECKING

from studyapp.storage.file_cache import FileCache

if TYPE_CHECKING:
    from studyapp.scheduling.exam_cards import Learner
    from studyapp.scheduling.price_table import PriceTable

KEPT_TABLES = 16
HORIZON_STEP_DAYS, SPARE_DAYS = 30, 60


class TableCache:
    """May be asked from any thread. A table depends on the parameters of FSRS and on how long memory lasts alone."""

    def __init__(self, files: FileCache) -> None:
        self._files = files
        self._tables: dict[str, PriceTable] = {}
        # Whoever only asks what is at hand does not wait for a table that is being built.
        self._building, self._lock = Lock(), Lock()

    def table(self, learner: "Learner", days_left: int) -> "PriceTable":
        """A table that serves; horizons are rounded up, so that a date moved by a day finds it again."""
        from studyapp.scheduling.price_table import LONGEST_HORIZON_DAYS

        rounded = -(-days_left // HORIZON_STEP_DAYS) * HORIZON_STEP_DAYS + SPARE_DAYS
        horizon = min(LONGEST_HORIZON_DAYS, rounded)
        text = json.dumps([learner.parameters, learner.lasting, horizon])
        name = f"prices-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        with self._building:
            found = self._tables.get(name) or self._kept(name, learner, horizon)
            if found is None:
                found = self._build(name, learner, horizon)
            with self._lock:
                self._tables.pop(name, None)
                self._tables[name] = found
                for oldest in list(self._tables)[:-KEPT_TABLES]:
                    del self._tables[oldest]
            return found

    def at_hand(self, learner: "Learner", days_left: int) -> "PriceTable | None":
        """A table in memory that serves, None where there is none: one that is built now would take a moment."""
        with self._lock:
            newest_first = reversed(self._tables.values())
            return next((table for table in newest_first if table.serves(learner, days_left)), None)

    def _kept(self, name: str, learner: "Learner", horizon: int) -> "PriceTable | None":
        from studyapp.scheduling.price_table import PriceTable

        content = self._files.read(name)
        table = None if content is None else PriceTable.from_bytes(content)
        return table if table is not None and table.serves(learner, horizon) else None

    def _build(self, name: str, learner: "Learner", horizon: int) -> "PriceTable":
        from studyapp.scheduling.price_table import build_price_table

        table = build_price_table(learner, horizon)
        self._files.write(name, table.to_bytes())
        return table
