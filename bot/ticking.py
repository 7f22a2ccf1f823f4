"""Whether the clock ticks: each job of it, when it last came to its end."""

import time
from datetime import timedelta
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.metrics import CLOCK_FAILURES, LAST_TICK

GRACE = timedelta(minutes=1)
"""How much later than its time a job may end: the database may be busy, many may be due."""


class Ticking:
    """Listens to the clock's jobs."""

    def __init__(self, scheduler: AsyncIOScheduler) -> None:
        now = time.monotonic()
        self._patience = {job.id: _patience(job) for job in scheduler.get_jobs()}
        self._last = dict.fromkeys(self._patience, now)
        scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    def _ended(self, event: JobExecutionEvent) -> None:
        if event.exception:
            CLOCK_FAILURES.labels(event.job_id).inc()
            return
        self._last[event.job_id] = time.monotonic()
        LAST_TICK.labels(event.job_id).set(time.time())

    def lately(self) -> bool:
        """Whether every job came to its end when it should have, or nearly."""
        now = time.monotonic()
        return all(now - self._last[name] <= most for name, most in self._patience.items())


def _patience(job: Any) -> float:
    """In seconds."""
    return float((2 * job.trigger.interval + GRACE).total_seconds())
