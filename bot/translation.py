"""Machine translation by a service with LibreTranslate's HTTP interface."""

import asyncio
import logging

import httpx

logger = logging.getLogger(__name__)

DEADLINE_SECONDS = 10.0
"""How long a steward waits; Telegram takes the answer to a pressed button a little longer."""


class NotTranslated(Exception):
    """The service did not give a translation; the text is one word or two for the logs."""


class Translator:
    """POST `/translate` of the service (docs.libretranslate.com); `key` where it asks for one."""

    def __init__(self, url: str, key: str = "", deadline: float = DEADLINE_SECONDS) -> None:
        self._url, self._key, self._deadline = f"{url.rstrip('/')}/translate", key, deadline

    async def translate(self, text: str, source: str, target: str) -> str:
        """The text in another language (both ISO 639-1). Raises NotTranslated."""
        body = {"q": text, "source": source, "target": target, "format": "text"}
        if self._key:
            body["api_key"] = self._key
        try:
            async with asyncio.timeout(self._deadline), httpx.AsyncClient() as client:
                answer = await client.post(self._url, json=body, timeout=self._deadline)
            if answer.status_code != httpx.codes.OK:
                raise NotTranslated(f"status {answer.status_code}")
            translated = answer.json()["translatedText"]
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise NotTranslated(type(error).__name__) from error
        except (ValueError, KeyError, TypeError) as error:
            raise NotTranslated("no translation in the answer") from error
        if not isinstance(translated, str) or not translated.strip():
            raise NotTranslated("no translation in the answer")
        return translated.strip()
