"""The settings: read from the environment or `.env`, checked at start, faults named one by one."""

import contextlib
import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.logs import FORMATS, TEXT
from city.phrases import OWN, Phrases, read_phrases
from storage.errors import WrongPolicy
from storage.keeping import Keeping, load_keeping
from storage.policy import FollowUpPolicy, load_policy
from storage.sealing import Key

PREFIX = "BUURTLIJN_"
ENV_FILE = ".env"
OFF = "off"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DATABASE_MEND = "write sqlite:///path/to/file or postgresql://user:password@host/name"
MENDS = {
    "coordinator_ids": "write the numbers of people with commas, such as 123456,234567; each sees"
    " theirs with /me in the stewards' group",
    "messages_per_minute": "write a number from 1 on, such as 30",
    "steward_chat_id": "write the group's number, such as -1001234567890; ask /id in the group",
}
"""What to say where pydantic speaks only of its own types."""


class WrongSettings(Exception):
    """Some settings cannot be used; each line names one and its mend."""


def _split(written: object) -> object:
    if not isinstance(written, str):
        return written
    return [part.strip() for part in written.split(",") if part.strip()]


Numbers = Annotated[list[int], NoDecode, BeforeValidator(_split)]
Urls = Annotated[list[str], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """One attribute per setting; the design's section 6 lists them all."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore", env_ignore_empty=True
    )

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = None
    webhook_listen: str = "127.0.0.1:8443"
    status_listen: str = "127.0.0.1:8444"
    steward_chat_id: int | None = None
    coordinator_ids: Numbers = []
    data_dir: Path = Path("var")
    encryption_keys: SecretStr | None = None
    database_url: str | None = None
    rasa_url: Urls = []
    rasa_token: SecretStr | None = None
    rasa_tracker_db: str | None = None
    actions_listen: str = "127.0.0.1:5055"
    actions_token: SecretStr | None = None
    follow_ups: Path | None = None
    retention: Path | None = None
    social_map: Path | None = None
    activities: str | None = None
    phrases: Path | None = None
    translate_url: str | None = None
    translate_key: SecretStr | None = None
    timezone: str | None = None
    messages_per_minute: Annotated[int, Field(gt=0)] = 30
    log_level: str = "INFO"
    log_format: str = TEXT

    @field_validator("telegram_token")
    @classmethod
    def _token_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None or not token.get_secret_value():
            return None
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value()):
            raise ValueError("is no bot token; copy it whole from @BotFather (123456:ABC...)")
        return token

    @field_validator("database_url")
    @classmethod
    def _database_form(cls, url: str | None) -> str | None:
        if url is None:
            return None
        try:
            address = make_url(url)
        except (ArgumentError, ValueError) as error:
            raise ValueError(DATABASE_MEND) from error
        on_disk = address.drivername == "sqlite" and address.database not in (None, "", ":memory:")
        if not on_disk and address.drivername not in ("postgresql", "postgresql+psycopg"):
            raise ValueError(DATABASE_MEND)
        return url

    @field_validator("status_listen")
    @classmethod
    def _status_form(cls, written: str) -> str:
        return OFF if written.lower() == OFF else cls._listen_form(written)

    @field_validator("log_format")
    @classmethod
    def _log_form(cls, written: str) -> str:
        if written.lower() not in FORMATS:
            raise ValueError(f"write one of {', '.join(FORMATS)}")
        return written.lower()

    @field_validator("webhook_listen", "actions_listen")
    @classmethod
    def _listen_form(cls, written: str) -> str:
        host, _colon, port = written.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError("write host:port, such as 127.0.0.1:8443")
        return written

    @field_validator("telegram_api_url", "telegram_webhook_url", "translate_url")
    @classmethod
    def _url_form(cls, url: str | None) -> str | None:
        return url if url is None else _whole_address(url)

    @field_validator("rasa_url")
    @classmethod
    def _urls_form(cls, urls: list[str]) -> list[str]:
        return [_whole_address(url) for url in urls]

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret_form(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("use 1 to 256 of A-Z, a-z, 0-9, _ and -; Telegram takes no others")
        return secret

    @field_validator("encryption_keys")
    @classmethod
    def _keys_form(cls, written: SecretStr | None) -> SecretStr | None:
        for place, key in enumerate(_keys(written), 1):
            try:
                Key(key)
            except ValueError as error:
                mend = "is no key; `buurtlijn keys new` prints one (44 letters, digits, - _ =)"
                raise ValueError(f"number {place} {mend}") from error
        return written

    @field_validator("data_dir")
    @classmethod
    def _folder_form(cls, folder: Path) -> Path:
        try:
            in_a_file = any(p.exists() and not p.is_dir() for p in (folder, *folder.parents))
        except OSError as error:  # a name that is too long, a folder that we may not look into
            raise ValueError(f"cannot be used: {error.strerror}") from error
        if in_a_file:
            raise ValueError("is or lies in a file; name a folder, it is made if need be")
        return folder

    @field_validator("activities")
    @classmethod
    def _activities_form(cls, source: str | None) -> str | None:
        return source if source is None else calendar_source(source)

    @field_validator("timezone")
    @classmethod
    def _timezone_form(cls, name: str | None) -> str | None:
        try:
            ZoneInfo(name or "UTC")
        except (LookupError, ValueError, OSError) as error:
            raise ValueError("is no time zone; write one such as Europe/Brussels") from error
        return name

    @field_validator("log_level")
    @classmethod
    def _level_form(cls, level: str) -> str:
        if level.upper() not in LOG_LEVELS:
            raise ValueError(f"write one of {', '.join(LOG_LEVELS)}")
        return level.upper()

    @property
    def keys(self) -> list[str]:
        """The keys that seal residents' words, the newest first; none if they are in a file."""
        return _keys(self.encryption_keys)

    @property
    def database(self) -> str:
        """Where the product remembers; SQLite in the data folder unless set."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'buurtlijn.db'}"

    @property
    def files(self) -> Path:
        """The folder of residents' files that we keep ourselves."""
        return self.data_dir / "files"

    @property
    def known_trackers(self) -> str | None:
        """Where Rasa keeps its trackers; None if that is another machine's and was not told."""
        return self.rasa_tracker_db if self.rasa_url else self.tracker_database

    @property
    def tracker_database(self) -> str:
        """Where Rasa keeps its trackers when we start Rasa ourselves."""
        return self.rasa_tracker_db or f"sqlite:///{self.data_dir.absolute() / 'rasa.db'}"

    def policy(self) -> FollowUpPolicy:
        """The follow-up policy. Raises WrongSettings."""
        try:
            return load_policy(self.follow_ups, self.timezone)
        except (WrongPolicy, UnicodeDecodeError) as error:
            # A fault of YAML takes several lines.
            raise WrongSettings(f"{PREFIX}FOLLOW_UPS: {' '.join(str(error).split())}") from error

    def keeping(self) -> Keeping:
        """How long what is kept of people stays. Raises WrongSettings."""
        try:
            return load_keeping(self.retention)
        except (WrongPolicy, UnicodeDecodeError) as error:
            raise WrongSettings(f"{PREFIX}RETENTION: {' '.join(str(error).split())}") from error

    def phrase_book(self) -> Phrases:
        """What stewards can pick. Raises WrongSettings, one line per fault of the file."""
        try:
            return read_phrases(self.phrases or OWN)
        except ValueError as error:
            faults = str(error).splitlines()
            raise WrongSettings("\n".join(f"{PREFIX}PHRASES: {one}" for one in faults)) from error

    @classmethod
    def read(cls) -> Self:
        """Reads and checks all of them. Raises WrongSettings, one line per fault."""
        try:
            settings = cls()
        except ValidationError as error:
            raise WrongSettings("\n".join(_fault(e) for e in error.errors())) from error
        settings._check_together()
        settings.policy()
        settings.keeping()
        settings.phrase_book()
        return settings

    def _check_together(self) -> None:
        faults = [*_unknown_settings()]
        if self.telegram_webhook_url and not self.telegram_webhook_secret:
            faults.append("TELEGRAM_WEBHOOK_SECRET: a webhook needs a secret; set any long word")
        if not self.keys and make_url(self.database).get_backend_name() != "sqlite":
            mend = "`buurtlijn keys new` prints one; keep a copy apart from the backups"
            faults.append(f"ENCRYPTION_KEYS: needed with PostgreSQL; {mend}")
        if self.rasa_url and not self.rasa_token:
            faults.append("RASA_TOKEN: needed with RASA_URL; the word that Rasa was started with")
        if self.translate_key and not self.translate_url:
            faults.append("TRANSLATE_KEY: needs TRANSLATE_URL, the address of the service")
        if self.steward_chat_id is not None and self.steward_chat_id > 0:
            faults.append(
                "STEWARD_CHAT_ID: a group's id is negative (-100...); ask /id in the group"
            )
        if faults:
            raise WrongSettings("\n".join(PREFIX + fault for fault in faults))


def _keys(written: SecretStr | None) -> list[str]:
    parts = written.get_secret_value().split(",") if written else []
    return [part.strip() for part in parts if part.strip()]


ELSEWHERE = {"HOME", "PYTHON_3_10", "PYTHON_3_12", "WEBHOOK_HOST"}
"""Names with our prefix that other parts read: images, scripts, docker-compose.yml."""


def _unknown_settings() -> list[str]:
    """Settings in the environment that do not exist, with the nearest that does."""
    known = [name.upper() for name in Settings.model_fields]
    faults = []
    for variable in os.environ:
        name = variable.removeprefix(PREFIX)
        if name != variable and name not in known and name not in ELSEWHERE:
            near = get_close_matches(name, known, 1)
            mend = f"did you mean {PREFIX}{near[0]}?" if near else "remove it"
            faults.append(f"{name}: there is no such setting; {mend}")
    return faults


def _fault(error: ErrorDetails) -> str:
    setting = str(error["loc"][0])
    says = MENDS.get(setting) or error["msg"].removeprefix("Value error, ")
    return f"{PREFIX}{setting.upper()}: {says}"


def _whole_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^/\s][^\s]*", url):
        raise ValueError("write the whole address, such as https://example.org")
    return url


def calendar_source(written: str) -> str:
    """The file or the http(s) address of a calendar. Raises ValueError when it is neither."""
    with contextlib.suppress(OSError):  # a name that is too long for any file
        if Path(written).is_file():
            return written
    address = re.sub("^webcals?:", "https:", written)  # what "subscribe" buttons give
    if not address.startswith(("http://", "https://")):
        raise ValueError("is no file; write the path of an .ics file, or its https://... address")
    return _whole_address(address)


def host_and_port(listen: str) -> tuple[str, int]:
    """Splits host:port as checked by Settings."""
    host, _, port = listen.rpartition(":")
    return host, int(port)


def checkout() -> Path:
    """The folder that holds `nlu/` and `flows/`: the checkout, or BUURTLIJN_HOME in an image."""
    return Path(os.environ.get(f"{PREFIX}HOME") or Path(__file__).parent.parent)
