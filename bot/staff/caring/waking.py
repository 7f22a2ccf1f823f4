"""Cases whose day has come wait for their steward again."""

from bot.staff.acts import MENTIONS
from storage import Store
from storage.outbox import Words


def wake_due(store: Store) -> int:
    """Wakes what is due and says so in each topic, to its steward by name; returns how many."""
    with store.begin() as work:
        woken = work.care.wake()
        for case in woken:
            words = Words("staff-woken-nobody")
            if who := case.steward:
                mentions = {who.first_name: who.telegram_user_id}
                words = Words("staff-woken", {"steward": who.first_name, MENTIONS: mentions})
            work.outbox.to_staff(words, case_id=case.id)
        work.commit()
        return len(woken)
