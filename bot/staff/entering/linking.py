"""A link, and the same as a QR picture, that bring somebody to their report in Telegram."""

from base64 import b64encode
from io import BytesIO

import segno

from bot.incoming import LINK
from bot.staff.acts import UPLOAD, CaseAct, Notice
from storage.outbox import SPEAKER, TOLD_ONCE, Words

DOTS = 8
"""Pixels of a dot of the QR picture: sharp on every phone."""


def link(act: CaseAct) -> Notice | None:
    """For who has no chat: the speaker replied to, else the first such reporter of the case."""
    waiting = act.work.personal_links.without_chat(act.case)
    if not waiting:
        return Notice("staff-link-nobody")
    replied = act.of.replied_to
    speaker = replied.args.get(SPEAKER) if replied else None
    resident = next((one for one in waiting if one.id == speaker), waiting[0])
    token = act.work.personal_links.make(act.case, resident)
    address = f"https://t.me/{act.of.tools.username}?start={LINK}{token}"
    name = act.work.cases.name_for_stewards(act.case, resident)
    told = Words("staff-link", {"name": name, "link": address, TOLD_ONCE: True})
    act.work.outbox.to_staff(told, case_id=act.case.id)
    picture = {"kind": "photo", "name": "", "content": b64encode(_qr(address)).decode()}
    shown = Words("staff-link-picture", {UPLOAD: picture, TOLD_ONCE: True})
    act.work.outbox.to_staff(shown, case_id=act.case.id)
    return None


def _qr(address: str) -> bytes:
    picture = BytesIO()
    segno.make_qr(address).save(picture, kind="png", scale=DOTS)
    return picture.getvalue()
