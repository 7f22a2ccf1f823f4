"""Settings: what is right is taken, and each wrong one is named with its mend."""

from pathlib import Path

import pytest

from bot.settings import Settings, WrongSettings

WEBHOOK = {"TELEGRAM_WEBHOOK_URL": "https://example.org/telegram"}


def read_with(environment: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        environment.setenv(f"BUURTLIJN_{name}", value)
    return Settings.read()


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("TELEGRAM_TOKEN", "secret", "copy it whole from @BotFather"),
        ("TELEGRAM_TOKEN", "123:ABC DEF", "copy it whole from @BotFather"),
        ("TELEGRAM_API_URL", "api.telegram.org", "write the whole address"),
        ("TELEGRAM_WEBHOOK_URL", "example.org", "write the whole address"),
        ("TELEGRAM_WEBHOOK_SECRET", "geheim!", "use 1 to 256 of A-Z"),
        ("TELEGRAM_WEBHOOK_SECRET", "тайна", "use 1 to 256 of A-Z"),
        ("WEBHOOK_LISTEN", "8443", "write host:port"),
        ("WEBHOOK_LISTEN", "127.0.0.1:70000", "write host:port"),
        ("ACTIONS_LISTEN", ":5055", "write host:port"),
        ("ACTIONS_LISTEN", "localhost:²", "write host:port"),
        ("STEWARD_CHAT_ID", "stewards", "ask /id in the group"),
        ("STEWARD_CHAT_ID", "1234", "ask /id in the group"),
        ("STEWARD_CHAT", "-100123", "there is no such setting"),
        ("DATA_DIR", "a-file/var", "name a folder"),
        ("DATABASE_URL", "mysql://host/name", "write sqlite:///path/to/file or postgresql://"),
        ("DATABASE_URL", "sqlite:///", "write sqlite:///path/to/file"),
        ("DATABASE_URL", "postgresql://user:word@host:port/name", "write sqlite:///"),
        ("DATABASE_URL", "buurtlijn", "write sqlite:///"),
        ("RASA_URL", "http://rasa:5005,rasa2", "write the whole address"),
        ("TRANSLATE_URL", "libretranslate:5000", "write the whole address"),
        ("PHRASES", "a-file", "a-file:1: "),
        ("PHRASES", "broken.yml", "broken.yml:"),
        ("FOLLOW_UPS", "nowhere.yml", "No such file"),
        ("FOLLOW_UPS", "a-file", "FollowUpPolicy"),
        ("FOLLOW_UPS", "broken.yml", "broken.yml"),
        ("FOLLOW_UPS", "latin.yml", "utf-8"),
        (
            "ACTIVITIES",
            "nowhere.ics",
            "is no file; write the path of an .ics file, or its https://",
        ),
        ("ACTIVITIES", "ftp://example.org/a.ics", "is no file; write the path of an .ics file"),
        ("ACTIVITIES", "webcal:///a.ics", "write the whole address"),
        ("TIMEZONE", "Mars/Olympus", "such as Europe/Brussels"),
        ("TIMEZONE", "../passwd", "such as Europe/Brussels"),
        ("LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_a_wrong_setting_is_one_line_with_its_name_and_mend(
    no_settings: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, mend: str
) -> None:
    (tmp_path / "a-file").write_text("just words")
    (tmp_path / "broken.yml").write_text("kinds: [\nquiet: }")
    (tmp_path / "latin.yml").write_bytes(b"timezone: \xe9")
    with pytest.raises(WrongSettings) as wrong:
        read_with(no_settings, RASA_TOKEN="x", **{name: value})
    line = str(wrong.value)
    assert line.startswith(f"BUURTLIJN_{name}: ")
    assert mend in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (WEBHOOK, "TELEGRAM_WEBHOOK_SECRET"),
        ({"RASA_URL": "http://rasa:5005"}, "RASA_TOKEN"),
        ({"TRANSLATE_KEY": "geheim"}, "TRANSLATE_KEY"),
    ],
)
def test_what_belongs_together_must_be_set_together(
    no_settings: pytest.MonkeyPatch, values: dict[str, str], name: str
) -> None:
    with pytest.raises(WrongSettings, match=f"^BUURTLIJN_{name}: "):
        read_with(no_settings, **values)


def test_several_wrong_settings_are_several_lines(no_settings: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read_with(no_settings, LOG_LEVEL="loud", STEWARD_CHAT_ID="x")
    names = {line.partition(":")[0] for line in str(wrong.value).splitlines()}
    assert names == {"BUURTLIJN_LOG_LEVEL", "BUURTLIJN_STEWARD_CHAT_ID"}


def test_no_fault_repeats_a_secret(no_settings: pytest.MonkeyPatch) -> None:
    secrets = {
        "TELEGRAM_TOKEN": "hunter2",
        "TELEGRAM_WEBHOOK_SECRET": "hunter2!",
        "DATABASE_URL": "mysql://me:hunter2@host/name",
    }
    with pytest.raises(WrongSettings) as wrong:
        read_with(no_settings, **secrets)
    assert len(str(wrong.value).splitlines()) == 3
    assert "hunter2" not in str(wrong.value)


def test_without_any_setting_everything_has_its_default(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = Settings.read()
    assert settings.telegram_token is None
    assert settings.database == f"sqlite:///{tmp_path}/var/buurtlijn.db"
    assert settings.policy().timezone == "Europe/Brussels"


def test_an_empty_setting_counts_as_not_set(no_settings: pytest.MonkeyPatch) -> None:
    settings = read_with(no_settings, TELEGRAM_TOKEN="", STEWARD_CHAT_ID="", RASA_URL="")
    assert (settings.telegram_token, settings.steward_chat_id, settings.rasa_url) == (
        None,
        None,
        [],
    )


def test_settings_are_read_from_dotenv_and_the_environment_wins(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("BUURTLIJN_LOG_LEVEL=debug\nBUURTLIJN_TIMEZONE=Europe/Sofia\n")
    settings = read_with(no_settings, TIMEZONE="Europe/Bratislava")
    assert settings.log_level == "DEBUG"
    assert settings.policy().timezone == "Europe/Bratislava"


def test_several_addresses_are_written_with_commas(no_settings: pytest.MonkeyPatch) -> None:
    settings = read_with(no_settings, RASA_URL="http://a:1, http://b:2,", RASA_TOKEN="x")
    assert settings.rasa_url == ["http://a:1", "http://b:2"]


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("a-file", "a-file"),
        ("https://example.org/a.ics?secret=1", "https://example.org/a.ics?secret=1"),
        ("webcal://example.org/a.ics", "https://example.org/a.ics"),
    ],
)
def test_the_calendar_is_a_file_or_an_address(
    no_settings: pytest.MonkeyPatch, tmp_path: Path, written: str, source: str
) -> None:
    (tmp_path / "a-file").write_text("")
    assert read_with(no_settings, ACTIVITIES=written).activities == source
