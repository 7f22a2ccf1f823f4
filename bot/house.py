"""The one place where the parts are put together; every command and test starts here."""

import asyncio
import logging
import secrets
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.cabinet import Cabinet
from bot.city_calendar import CityCalendar
from bot.clock import Clock
from bot.conversing import Conversing
from bot.delivery import Delivery
from bot.erasing import DataErasing
from bot.failing import Failing
from bot.flood import Flood, FloodLimit
from bot.forgetting import Forgetter
from bot.incoming import Incoming
from bot.keys import NAME as KEYS
from bot.keys import keyring_of
from bot.leftovers import Leftovers
from bot.messenger import Messenger
from bot.model import model_path, rasa_env, rasa_python
from bot.purging import Purger
from bot.rasa import Rasa
from bot.safekeeping import Safekeeping
from bot.settings import OFF, PREFIX, Settings, WrongSettings, checkout
from bot.speaker import Reception
from bot.staff.acts import Tools
from bot.staff.desk import Desk
from bot.staff.reminding.job import StewardReminders
from bot.staff.room import StaffRoom
from bot.staff.texts import StaffTexts
from bot.supervisor import Child
from bot.telegram import TelegramMessenger, make_bot
from bot.texts import Texts, resident_texts
from bot.translation import Translator
from bot.turns import Turns
from bot.waiting import Waiting
from bot.wake import Wake
from storage import Store
from storage.models import InboxMessage
from storage.policy import FollowUpPolicy

logger = logging.getLogger(__name__)


@dataclass
class House:
    """Settings, store, texts and Rasa, with what is made from them."""

    settings: Settings
    home: Path = field(default_factory=checkout)
    wake: Wake = field(default_factory=Wake)
    children: list[Child] = field(default_factory=list)
    actions_health: str | None = None

    def __post_init__(self) -> None:
        policy = self.settings.policy()
        self.settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.store = Store(self.settings.database, policy)
        self.texts: Texts = resident_texts(
            self.home, policy.timezone, self.settings.keeping().cases
        )
        check_policy_texts(policy, self.texts)
        self.cabinet = Cabinet(self.settings.files)
        self.staff_texts = StaffTexts(self.texts, policy.timezone)
        if self.settings.rasa_url:
            self.rasa = rasa_of(self.settings)
        else:
            self.rasa = self._rasa_of_our_own()

    def _rasa_of_our_own(self) -> Rasa:
        """Rasa and the action server as children, on loopback, with tokens made now."""
        token, actions_token = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        port, actions = free_port(), self._actions_address()
        log_dir = self.settings.data_dir / "log"
        rasa = [
            rasa_python(self.home), str(self.home / "nlu" / "serve.py"), "run", "--enable-api",
            "--interface", "127.0.0.1", "--port", str(port),
            "--model", str(model_path(self.home)),
            "--endpoints", str(self.home / "nlu" / "endpoints.yml"),
            "--credentials", str(self.home / "nlu" / "credentials.yml"),
            "--quiet",
        ]  # fmt: skip
        env = {
            **rasa_env(self.home),
            KEYS: ",".join(keyring_of(self.settings).written),
            "RASA_TOKEN": token,
            "RASA_TRACKER_DB": self.settings.tracker_database,
            "ACTIONS_URL": f"http://{actions}/webhook",
            "ACTIONS_TOKEN": actions_token,
        }
        actions_env = {
            f"{PREFIX}ACTIONS_LISTEN": actions,
            f"{PREFIX}ACTIONS_TOKEN": actions_token,
            f"{PREFIX}DATABASE_URL": self.settings.database,
            f"{PREFIX}DATA_DIR": str(self.settings.data_dir),
            **({KEYS: ",".join(self.settings.keys)} if self.settings.keys else {}),
            f"{PREFIX}STATUS_LISTEN": OFF,  # ours answers for it
        }
        self.actions_health = f"http://{actions}/health"
        serve_actions = [sys.executable, "-m", "bot.cli", "actions"]
        self.children = [
            Child("rasa", rasa, env, log_dir, self.settings.log_format),
            Child(
                "actions",
                serve_actions,
                actions_env,
                log_dir,
                self.settings.log_format,
                knows_settings=True,
            ),
        ]
        return Rasa([f"http://127.0.0.1:{port}"], token)

    def _actions_address(self) -> str:
        if "actions_listen" in self.settings.model_fields_set:
            return self.settings.actions_listen
        return f"127.0.0.1:{free_port()}"

    def clock(self) -> Clock:
        if self.settings.known_trackers is None:
            logger.warning("private_talks_stay mend=%sRASA_TRACKER_DB", PREFIX)
        calendar = CityCalendar(self.store, self.settings.activities)
        forgetter = Forgetter(self.store, self.settings.known_trackers)
        to_stewards = StewardReminders(self.store, self.settings.coordinator_ids)
        reminders = to_stewards if self.settings.steward_chat_id else None
        return Clock(
            self.store,
            self.rasa,
            self.wake,
            self.home,
            calendar,
            forgetter,
            reminders,
            self.purger(),
            Leftovers(self.store, self.cabinet, self.settings.known_trackers),
        )

    def purger(self) -> Purger:
        forgetter = Forgetter(self.store, self.settings.known_trackers)
        return Purger(self.store, self.settings.keeping(), forgetter, self.cabinet)

    def conversing(
        self, messenger: Messenger, channel: str, safekeeping: Safekeeping | None = None
    ) -> Conversing:
        forgetter = Forgetter(self.store, self.settings.known_trackers)
        return Conversing(
            self.store,
            self.texts,
            self.rasa,
            messenger,
            channel,
            self.home,
            safekeeping,
            erasing=DataErasing(self.store, forgetter, self.cabinet),
        )

    def waiting_for(self, residents: Conversing, channel: str) -> Waiting:
        """Who looks after those that wait for Rasa in this channel."""
        reception, endings = residents.reception, residents.endings
        failing = Failing(self.rasa)
        return Waiting(self.store, self.rasa, failing, reception, endings, channel)


class TelegramHouse(House):
    """The house with Telegram at its door."""

    def __post_init__(self) -> None:
        super().__post_init__()
        token = self.settings.telegram_token
        if token is None:
            raise ValueError("no Telegram token")
        self.bot = make_bot(token.get_secret_value(), self.settings.telegram_api_url)
        self.messenger = TelegramMessenger(self.bot)
        self.room: StaffRoom | None = None
        self.desk: Desk | None = None
        if chat_id := self.settings.steward_chat_id:
            self.room = StaffRoom(
                self.store, self.staff_texts, self.messenger, chat_id, self.cabinet
            )
            self.desk = Desk(self.store, self._tools(), self.messenger, self.room)
        safekeeping = Safekeeping(self.store, self.messenger, self.cabinet)
        self.residents = self.conversing(self.messenger, "telegram", safekeeping)
        reception = Reception(self.store, self.texts, "telegram")
        self.waiting = self.waiting_for(self.residents, "telegram")
        limit = FloodLimit(most=self.settings.messages_per_minute)
        self.flood = Flood(self.store, self.rasa, reception, self.residents.handle, limit)

    def _tools(self) -> Tools:
        url, key = self.settings.translate_url, self.settings.translate_key
        return Tools(
            self.texts,
            self.staff_texts,
            frozenset(self.settings.coordinator_ids),
            phrases=self.settings.phrase_book(),
            translator=Translator(url, key.get_secret_value() if key else "") if url else None,
        )

    def turns(self) -> Turns:
        residents = self.residents
        return Turns(
            self.store,
            "telegram",
            self.handle,
            self.waiting.failed,
            residents.endings.parked,
            self.wake,
        )

    def delivery(self) -> Delivery:
        return Delivery(self.store, self.texts, self.messenger, self.room, "telegram", self.wake)

    async def handle(self, incoming: Incoming, message: InboxMessage) -> None:
        """To the residents' side or the stewards'; what is neither is refused in silence."""
        if incoming.private:
            await self.flood.handle(incoming, message)
        elif self.desk and incoming.chat_id == self.settings.steward_chat_id:
            await self.desk.handle(incoming, message.id)
        else:
            await self._foreign(incoming, message)

    async def _foreign(self, incoming: Incoming, message: InboxMessage) -> None:
        """A group that is not ours: only /id is answered, and only while no group is set. Anybody
        can add the bot to one, so what its people say to each other is not kept."""
        logger.info("foreign_chat inbox=%s kind=%s", message.id, incoming.kind)
        asks_id = incoming.command == "id" and self.settings.steward_chat_id is None
        if asks_id:
            text = self.staff_texts.render("staff-chat-id", {"id": str(incoming.chat_id)})
            await self.bot.send_message(incoming.chat_id, text)
        await asyncio.to_thread(self._forget, message.id)

    def _forget(self, inbox_id: int) -> None:
        with self.store.begin() as work:
            work.inbox.forget(inbox_id)
            work.commit()


def rasa_of(settings: Settings) -> Rasa:
    """Rasa on its own servers, with the word that it was started with."""
    token = settings.rasa_token
    return Rasa(settings.rasa_url, token.get_secret_value() if token else "")


def check_policy_texts(policy: FollowUpPolicy, texts: Texts) -> None:
    """Every text that the follow-up policy needs must exist. Raises WrongSettings."""
    for name, kind in policy.kinds.items():
        answers = [f"answer-{answer}" for answer in kind.answers]
        for key in (*kind.text_keys, *answers, *([f"asked-{name}"] if answers else [])):
            if key not in texts.keys():  # noqa: SIM118 - a method, not a mapping
                raise WrongSettings(f"{PREFIX}FOLLOW_UPS: {name}: there is no text {key!r}")


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
