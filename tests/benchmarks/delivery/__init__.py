"""`make bench-delivery`: the road out to Telegram, measured against the strict Bot API."""
