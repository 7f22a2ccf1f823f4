"""The doctor: looks at every part and says what is wrong and how to mend it."""

import asyncio

from bot.backups.sqlite import file_of
from bot.checkups.calendar import activities
from bot.checkups.database import database, folder_of_files, inside, room
from bot.checkups.finding import Finding
from bot.checkups.keys import keys
from bot.checkups.others import others
from bot.checkups.telegram import telegram
from bot.checkups.work import backup, policy, queues, running
from bot.house import rasa_of
from bot.model import model_path
from bot.rasa import Rasa
from bot.settings import Settings, checkout
from bot.texts import WrongTexts, resident_texts


async def examine(settings: Settings, *, quick: bool) -> list[Finding]:
    """All findings. `quick` asks only database and Rasa."""
    findings = [await asyncio.to_thread(database, settings)]
    reached = findings[0].fine
    findings.append(await asyncio.to_thread(keys, settings))
    if settings.rasa_url:
        findings.append(await _rasa(rasa_of(settings)))
    elif not quick:
        findings.append(_model())
    if quick:
        return findings
    if reached or file_of(settings.database):  # a damaged file may well not be reached
        findings += await asyncio.to_thread(lambda: [*inside(settings)])
    if reached:
        findings += await asyncio.to_thread(lambda: [*queues(settings)])
    findings += [room(settings), folder_of_files(settings), others(settings)]
    findings.append(await asyncio.to_thread(backup, settings, reached=reached))
    findings += _texts(settings)
    findings += [await running(settings), await activities(settings)]
    findings += [one async for one in telegram(settings)]
    return findings


async def _rasa(rasa: Rasa) -> Finding:
    ready = await rasa.is_ready()
    await rasa.close()
    mend = "does not answer, or has no model; check BUURTLIJN_RASA_URL and BUURTLIJN_RASA_TOKEN"
    return Finding("rasa", ready, "ready" if ready else mend)


def _model() -> Finding:
    trained = model_path(checkout()).exists()
    return Finding("model", trained, "trained" if trained else "not trained; run: buurtlijn train")


def _texts(settings: Settings) -> list[Finding]:
    try:
        texts = resident_texts(checkout())
    except WrongTexts as error:
        return [Finding("texts", False, str(error))]
    said = f"{len(texts.keys())} in {', '.join(texts.languages)}"
    return [Finding("texts", True, said), policy(settings, texts)]
