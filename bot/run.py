"""Running the processes: all on one machine, or each by itself."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx
import uvicorn
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.actions_server import actions_app
from bot.door import door_server
from bot.house import House, TelegramHouse
from bot.intake import ALLOWED_UPDATES, Intake, webhook_app
from bot.metrics import figures
from bot.polling import Polling, patiently
from bot.running import one_of_several, only_one
from bot.settings import PREFIX, Settings, WrongSettings, host_and_port
from bot.speech import commands
from bot.status import PATIENCE, Status, served
from bot.supervisor import until
from bot.ticking import Ticking
from storage import Store
from storage.migrate import USABLE, revision_in, shape_of

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
RASA_START_SECONDS = 90
"""How long turns wait for Rasa at start before residents are told that we are out of order.
A start was measured at 18-31 s (design, trap 7)."""
STOP_SECONDS = 3.0
"""How long a stop waits for what is in hand; ten seconds are all that a container gives."""


async def run_bot(settings: Settings, *, with_clock: bool) -> None:
    """Intake, turns and delivery until SIGTERM; with the clock and Rasa when on one machine."""
    house = TelegramHouse(settings)
    stop = stop_signal()
    status = status_of(house, stop)
    serving = served(settings.status_listen, status)
    async with alone(house), children(house), serving, receiving(house) as door:
        status.watch("door", door)
        scheduler = house.clock().start() if with_clock else None
        if scheduler:
            status.live_while("clock", Ticking(scheduler).lately)
        introducing = asyncio.create_task(introduce(house))
        delivery = asyncio.create_task(house.delivery().run())
        waiting = asyncio.create_task(house.waiting.run(house.wake))
        status.watch("delivery", delivery)
        status.watch("waiting", waiting)
        await until_rasa_or_stop(house, stop, door)
        turns = asyncio.create_task(house.turns().run())
        status.watch("turns", turns)
        await stopped_or_broken(stop, delivery, turns, waiting, door)
        if scheduler:
            scheduler.shutdown(wait=False)
        house.wake.stop()
        introducing.cancel()
        waiting.cancel()
        await finished(turns, delivery, introducing, waiting)
    await house.rasa.close()
    house.store.close()


async def run_clock(settings: Settings) -> None:
    """Only the clock, until SIGTERM."""
    house = House(settings)
    stop = stop_signal()
    scheduler = house.clock().start()
    status = status_of(house, stop)
    status.live_while("clock", Ticking(scheduler).lately)
    async with served(settings.status_listen, status):
        await stop.wait()
    scheduler.shutdown(wait=False)
    await house.rasa.close()


async def run_actions(settings: Settings) -> None:
    """Only the action server, until SIGTERM."""
    token = settings.actions_token or settings.rasa_token
    if token is None:
        raise WrongSettings(f"{PREFIX}ACTIONS_TOKEN: needed; the word that Rasa calls us with")
    store = Store(settings.database, settings.policy())
    host, port = host_and_port(settings.actions_listen)
    app = actions_app(store, token.get_secret_value())
    config = uvicorn.Config(app, host, port, log_config=None, access_log=False)
    status = Status(figures(store, settings.data_dir))
    status.ask("database", lambda: asyncio.to_thread(database_ready, store))
    async with served(settings.status_listen, status):
        serving = asyncio.create_task(uvicorn.Server(config).serve())
        status.watch("door", serving)
        await serving


def status_of(house: House, stop: asyncio.Event) -> Status:
    """What a process that needs database and Rasa tells of itself; it is not ready once it was
    told to stop."""
    status = Status(figures(house.store, house.settings.data_dir))

    async def goes_on() -> bool:
        return not stop.is_set()

    status.ask("goes_on", goes_on)
    status.ask("database", lambda: asyncio.to_thread(database_ready, house.store))
    status.ask("rasa", house.rasa.is_ready)
    if (actions := house.actions_health) is not None:
        status.ask("actions", lambda: _answers(actions))
    return status


def database_ready(store: Store) -> bool:
    """Whether it answers, in a shape that we can work with. Raises Unreachable."""
    with store.read() as work:
        return shape_of(revision_in(work.session.connection())) in USABLE


async def _answers(url: str) -> bool:
    async with httpx.AsyncClient(trust_env=False) as http:
        return (await http.get(url, timeout=PATIENCE)).is_success


@contextlib.asynccontextmanager
async def alone(house: TelegramHouse) -> AsyncIterator[None]:
    """With children we are all there is, so what is in hand is the last run's and is taken back;
    `bot`s by themselves may be several. Raises AlreadyRunning."""
    folder = house.settings.data_dir
    with (only_one if house.children else one_of_several)(folder, CHANNEL):
        if house.children:
            await asyncio.to_thread(take_back, house.store)
        yield


def take_back(store: Store, channel: str = CHANNEL) -> None:
    """What the last run left half done: messages wait again, lost follow-ups are shown."""
    with store.begin() as work:
        messages = work.inbox.take_back(channel)
        for message in work.outbox.lost_on_the_way(channel):
            work.reach.undelivered(message)
        work.commit()
    if messages:
        logger.info("taken_back messages=%s", messages)


def stop_signal() -> asyncio.Event:
    """Set on SIGTERM or Ctrl-C."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


@contextlib.asynccontextmanager
async def children(house: House) -> AsyncIterator[None]:
    """Rasa and the action server, while we run."""
    tasks = [asyncio.create_task(child.run()) for child in house.children]
    try:
        yield
    finally:
        await asyncio.gather(*(child.stop() for child in house.children))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def receiving(house: TelegramHouse) -> AsyncIterator[asyncio.Task[None]]:
    """Updates into the inbox: by webhook when one is set, else by long polling.

    Yields the task that receives: when it ends by itself, we are deaf and must not go on.
    """
    intake = Intake(house.store, house.wake)
    if house.settings.telegram_webhook_url:
        async with _webhook(house, intake) as serving:
            yield serving
        return
    polling = asyncio.create_task(Polling(house.bot, intake).run())
    try:
        yield polling
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)


@contextlib.asynccontextmanager
async def _webhook(house: TelegramHouse, intake: Intake) -> AsyncIterator[asyncio.Task[None]]:
    settings = house.settings
    secret = settings.telegram_webhook_secret
    word = secret.get_secret_value() if secret else ""
    host, port = host_and_port(settings.webhook_listen)
    url = settings.telegram_webhook_url or ""
    app = webhook_app(intake, word, urlsplit(url).path or "/")
    server = door_server(app, host, port)
    async with house.bot:
        serving = asyncio.create_task(server.serve())
        await patiently(
            lambda: house.bot.set_webhook(url, allowed_updates=ALLOWED_UPDATES, secret_token=word)
        )
        try:
            yield serving
        finally:
            server.should_exit = True
            await serving


async def introduce(house: TelegramHouse) -> None:
    """The menu of commands and the description, in each language."""
    texts = house.texts
    try:
        for code in (None, *texts.languages):
            language = code or "nl"
            menu = [
                BotCommand(name, texts.render(language, f"command-{name}"))
                for name in commands(house.home)
            ]
            await house.bot.set_my_commands(menu, language_code=code)
            about = texts.render(language, "bot-description")
            await house.bot.set_my_description(about, language_code=code)
            short = texts.render(language, "bot-short-description")
            await house.bot.set_my_short_description(short, language_code=code)
    except TelegramError as error:
        logger.warning("menu_not_set error=%s", type(error).__name__)


async def until_rasa_or_stop(house: House, stop: asyncio.Event, door: asyncio.Task[None]) -> None:
    """Waits for Rasa at start, but neither for ever, nor against a stop, nor behind a shut door."""

    async def ready() -> bool:
        return door.done() or await house.rasa.is_ready()

    asking = asyncio.create_task(until(ready, RASA_START_SECONDS))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (asking, stopping):
        task.cancel()
    if stop.is_set():
        return
    if asking.result():
        logger.info("rasa_ready")
    else:
        logger.warning("rasa_not_ready after=%ss", RASA_START_SECONDS)


async def finished(*tasks: asyncio.Task[None]) -> None:
    """What is in hand is finished, but nobody waits long for who does not answer: after
    `STOP_SECONDS` a turn begins anew after the next start, and a message under way counts as lost
    on the way."""
    _done, late = await asyncio.wait(tasks, timeout=STOP_SECONDS)
    for task in late:
        logger.warning("broken_off task=%s", task.get_name())
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for end in ended:
        if isinstance(end, Exception):
            raise end


async def stopped_or_broken(stop: asyncio.Event, *tasks: asyncio.Task[None]) -> None:
    """Returns when asked to stop; a task that ends by a fault is raised here."""
    waiting = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done - {waiting}:
        try:
            task.result()
        except InvalidToken as error:
            mend = "Telegram does not know this token; copy it again from @BotFather"
            raise WrongSettings(f"{PREFIX}TELEGRAM_TOKEN: {mend}") from error
