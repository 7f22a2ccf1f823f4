"""Asking Rasa what texts mean, outside any conversation."""

import asyncio

from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from bot.house import House
from bot.rasa import Rasa, RasaAway, Understood
from bot.run import children
from bot.settings import Settings
from bot.supervisor import until

START_SECONDS = 180
TRIES = 4


async def understand(settings: Settings, texts: list[str]) -> list[Understood]:
    """What each text means; starts Rasa for it unless one is set. Raises RasaAway."""
    house = House(settings)
    async with children(house):
        if not await until(house.rasa.is_ready, START_SECONDS):
            raise RasaAway("not_started")
        found = await _ask(house.rasa, texts)
    await house.rasa.close()
    return found


async def _ask(rasa: Rasa, texts: list[str]) -> list[Understood]:
    return list(await asyncio.gather(*(_patiently(rasa, text) for text in texts)))


async def _patiently(rasa: Rasa, text: str) -> Understood:
    """On a busy machine Rasa's first answers after its start may be late."""
    patient = AsyncRetrying(
        retry=retry_if_exception_type(RasaAway), stop=stop_after_attempt(TRIES), reraise=True
    )
    return await patient(rasa.parse, text)
