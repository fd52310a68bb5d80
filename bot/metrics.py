"""What a monitor may ask this process (`GET /metrics`). Counts only, never who.

Counters are the process's own, and a monitor adds them up; what the database knows is asked
when a monitor asks (`bot.health`).
"""

from prometheus_client import Counter, Gauge, Histogram

UPDATES_TAKEN = Counter("kizuna_updates_taken", "Updates stored, by how they came.", ["by"])
WEBHOOK = Counter("kizuna_webhook_requests", "Calls of the webhook, by the status that they got.", ["status"])
WEBHOOK_PENDING = Gauge("kizuna_webhook_pending", "Updates that wait at Telegram, as last asked.")
UPDATES_FINISHED = Counter("kizuna_updates_finished", "Updates of which nothing is left to do.")
CALLS = Counter("kizuna_calls", "Calls of the Bot API that answers needed, by how they ended.", ["outcome"])
DELIVERIES = Counter("kizuna_deliveries", "Deliveries that ended here, by state.", ["state"])
TICKS = Histogram("kizuna_tick_seconds", "How long a tick took.", ["job"])
TICKS_FAILED = Counter("kizuna_ticks_failed", "Ticks that failed.", ["job"])
LEADS = Gauge("kizuna_leads", "1 in the process that ticks and sends.")
READY = Gauge("kizuna_ready", "1 once the process has started, as long as the database answers.")
UPDATES_OPEN = Gauge("kizuna_updates_open", "Updates that are taken and not finished, in all processes.")
OLDEST_DUE = Gauge("kizuna_oldest_due_seconds", "For how long the oldest message waits that is due.")
STANDS_STILL = Gauge(
    "kizuna_sending_stands_still", "1 while messages are due and none has ended for ten minutes."
)
