"""The progress page: how much is known, how well one recalls and judges, and what to do about it."""
