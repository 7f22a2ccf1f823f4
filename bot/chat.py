"""The local chat: the same turn pipeline, with a terminal in place of Telegram."""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.clock import TURN_PAUSE
from bot.delivery import Delivery
from bot.house import House
from bot.messenger import Letter
from bot.run import children, take_back
from bot.running import only_one
from bot.settings import Settings
from bot.supervisor import until
from bot.turns import Turns

CHANNEL = "terminal"
CHAT_ID = 1
RASA_START_SECONDS = 180
ANSWER_SECONDS = 60


class TerminalMessenger:
    """Messenger that prints. Buttons get a number; typing the number presses it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.buttons: list[str] = []

    async def send(self, letter: Letter) -> int | None:
        self._console.print(f"\n[bold green]Buurtlijn[/]  {escape(letter.text)}")
        if letter.upload and letter.upload.kind == "document":
            self._console.print(escape(letter.upload.content.decode("utf-8-sig", "replace")))
        if letter.buttons:
            self.buttons = [data for _, data in letter.buttons]
        for number, (label, _) in enumerate(letter.buttons, 1):
            self._console.print(f"   [cyan]{number}[/] {escape(label)}")
        return None

    async def edit(self, letter: Letter, message_id: int) -> None:
        """What stands on a terminal stays."""

    async def typing(self, chat_id: int) -> None:
        """A terminal shows nothing while we think."""

    async def notice(self, callback_id: str, text: str) -> bool:
        if text:
            self._console.print(f"[dim]{escape(text)}[/]")
        return True


class LocalChat:
    """One resident at a keyboard."""

    def __init__(self, settings: Settings, language: str | None) -> None:
        self._house = House(settings)
        self._console = Console(highlight=False)
        self._messenger = TerminalMessenger(self._console)
        self._language = language
        self._said = 0

    async def run(self, read_line: Callable[[], str] = sys.stdin.readline) -> bool:
        """Talks until the input ends; False when Rasa did not start. Raises AlreadyRunning."""
        with only_one(self._house.settings.data_dir, CHANNEL):
            take_back(self._house.store, CHANNEL)
            return await self._run(read_line)

    async def _run(self, read_line: Callable[[], str]) -> bool:
        house = self._house
        conversing = house.conversing(self._messenger, CHANNEL)
        waiting = house.waiting_for(conversing, CHANNEL)
        turns = Turns(
            house.store,
            CHANNEL,
            conversing.handle,
            waiting.failed,
            conversing.endings.parked,
            house.wake,
        )
        delivery = Delivery(house.store, house.texts, self._messenger, None, CHANNEL, house.wake)
        async with children(house):
            with self._console.status("Rasa is starting (about half a minute) ..."):
                if not await until(house.rasa.is_ready, RASA_START_SECONDS):
                    log = house.settings.data_dir / "log" / "rasa.log"
                    self._console.print(f"Rasa did not start; see {log}")
                    return False
            scheduler = house.clock().start()
            parts = turns.run(2), delivery.run(2), waiting.run(house.wake)
            work = [asyncio.create_task(part) for part in parts]
            await self._talk(read_line)
            scheduler.shutdown(wait=False)
            house.wake.stop()
            await asyncio.gather(*work)
        return True

    async def _talk(self, read_line: Callable[[], str]) -> None:
        self._console.print(
            "[dim]This is the real conversation, without Telegram; no stewards are connected.\n"
            "Write as a resident would, in Dutch, Bulgarian, Slovak or Romanian. A number presses"
            " that button. Ctrl-D ends.[/]"
        )
        if self._language:
            self._choose(self._language)
        await self._hears("/start", command=True)
        while line := await asyncio.to_thread(self._line, read_line):
            if text := line.strip():
                await self._hears(text, command=text.startswith("/"))

    def _line(self, read_line: Callable[[], str]) -> str:
        self._console.print("\n[bold blue]> [/]", end="")
        line = read_line()
        if not sys.stdin.isatty():
            self._console.print(escape(line.rstrip()))
        return line

    def _choose(self, language: str) -> None:
        with self._house.store.begin() as work:
            resident = work.residents.welcome(CHANNEL, CHAT_ID, self._name(), language)
            work.residents.choose_language(resident.id, language)
            work.commit()

    @staticmethod
    def _name() -> str:
        return "Terminal"

    async def _hears(self, text: str, *, command: bool) -> None:
        """Puts the line in the inbox as Telegram would, and waits until all is answered."""
        buttons = self._messenger.buttons
        press = text.isdigit() and 0 < int(text) <= len(buttons)
        update = self._press(buttons[int(text) - 1]) if press else self._message(text, command)
        self._messenger.buttons = []
        with self._house.store.begin() as work:
            work.inbox.keep(CHANNEL, update["update_id"], f"{CHANNEL}:{CHAT_ID}", update)
            work.commit()
        self._house.wake.call()
        await until(self._quiet, ANSWER_SECONDS, every=0.1)

    async def _quiet(self) -> bool:
        def quiet() -> bool:
            with self._house.store.read() as work:
                lane = f"{CHANNEL}:{CHAT_ID}"
                soon = work.follow_ups.due(1, TURN_PAUSE)
                return not (work.inbox.busy(lane) or work.outbox.busy(lane) or soon)

        return await asyncio.to_thread(quiet)

    def _message(self, text: str, command: bool) -> dict[str, Any]:
        message = {**self._envelope(), "text": text}
        if command:
            length = len(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"update_id": time.time_ns(), "message": message}

    def _press(self, data: str) -> dict[str, Any]:
        query = {"id": "", "from": {"id": CHAT_ID}, "data": data, "message": self._envelope()}
        return {"update_id": time.time_ns(), "callback_query": query}

    def _envelope(self) -> dict[str, Any]:
        self._said += 1
        return {
            "message_id": self._said,
            "from": {"id": CHAT_ID, "first_name": self._name()},
            "chat": {"id": CHAT_ID, "type": "private"},
        }
