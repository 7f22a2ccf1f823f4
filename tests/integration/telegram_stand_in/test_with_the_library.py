"""python-telegram-bot against the stand-in, as the product uses it."""

import asyncio
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    ChatMemberRestricted,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Update,
)
from telegram.error import BadRequest, Forbidden, RetryAfter, TimedOut
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.telegram import Group, Person, TelegramServer
from tests.telegram.pictures import jpeg


async def test_its_errors_become_the_librarys(
    bot: Bot, shared: TelegramServer, maria: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The library warns (which fails a test here) unless times are asked for as timedelta.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(maria.id, " ")
    maria.blocks_bot()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(maria.id, "x")
    maria.unblocks_bot()
    shared.fails("sendMessage", status=429, retry_after=7, chat=maria.id)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(maria.id, "x")
    assert refusal.value.retry_after == timedelta(seconds=7)
    shared.fails("sendMessage", delay=0.3, chat=maria.id)
    with pytest.raises(TimedOut):
        await bot.send_message(maria.id, "late", read_timeout=0.05)
    assert await asyncio.to_thread(maria.sees, "late")


async def test_the_library_understands_its_objects(bot: Bot, maria: Person, forum: Group) -> None:
    assert (await bot.get_me()).username == "BuurtlijnTestBot"
    assert (await bot.get_chat(forum.id)).is_forum
    assert (await bot.get_chat_member(forum.id, bot.id)).status == "administrator"
    forum.add(maria)
    forum.mutes(maria, by=maria)
    muted = await bot.get_chat_member(forum.id, maria.id)
    assert isinstance(muted, ChatMemberRestricted)
    assert muted.is_member
    topic = await bot.create_forum_topic(forum.id, "BL-1")
    sent = await bot.send_message(forum.id, "x", message_thread_id=topic.message_thread_id)
    assert sent.is_topic_message
    content = jpeg(40, 30)
    photo = await bot.send_photo(maria.id, content, caption="<b>x</b>", parse_mode="HTML")
    assert photo.caption == "x"
    assert await (await bot.get_file(photo.photo[0].file_id)).download_as_bytearray() == content
    photos = [InputMediaPhoto(content), InputMediaPhoto(jpeg(30, 40))]
    album = await bot.send_media_group(maria.id, photos)
    assert len(album) == 2
    assert (await bot.send_document(maria.id, b"%PDF", filename="brief.pdf")).document


async def _answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Да", callback_data="yes")]])
    await update.effective_message.reply_text("Сигурни ли сте?", reply_markup=markup)


async def _close(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("готово")
    await update.callback_query.edit_message_text("Благодаря")


async def test_a_whole_bot_talks_over_long_polling(fresh: TelegramServer) -> None:
    builder = Application.builder().token(fresh.token).base_url(f"{fresh.url}/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _answer))
    application.add_handler(CallbackQueryHandler(_close))
    maria = fresh.person("Maria", language_code="bg")
    async with application:
        assert application.updater
        await application.start()
        await application.updater.start_polling()
        await asyncio.to_thread(_talk, maria)
        await application.updater.stop()
        await application.stop()


def _talk(maria: Person) -> None:
    maria.writes("Здравейте")
    answer = maria.sees("Сигурни")
    assert maria.notice(maria.presses("Да", on=answer)) == "готово"
    assert maria.sees("Благодаря")["message_id"] == answer["message_id"]
