"""The next signs of life as a steward reads them: each with exactly what its residents will."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from bot.staff.acts import CaseAct
from bot.staff.texts import STAFF_LANGUAGE
from storage.signs import Sign

LONGEST = 3_300
"""Characters of all signs together; the rest of a message's 4,096 is for what stands around."""


def shown(act: CaseAct, signs: list[Sign]) -> dict[str, list[str]]:
    """As a variable of a text: those that go out, by moment, and how many do not."""
    texts = act.of.tools.texts
    blocks = [_block(act, list(alike)) for alike in _alike(act, signs)]
    lines: list[str] = []
    for place, block in enumerate(blocks):
        if lines and len("\n\n".join([*lines, block])) > LONGEST:
            lines.append(texts.render("staff-sign-more", {"count": len(blocks) - place}))
            break
        lines.append(block)
    if unwanted := [sign for sign in signs if not sign.wanted]:
        lines.append(texts.render("staff-sign-unwanted", {"count": len(unwanted)}))
    return {"lines": ["\n\n".join(lines)]}


def _alike(act: CaseAct, signs: list[Sign]) -> Iterable[list[Sign]]:
    """Those that go out at the same minute and say the same, in the order in which they do."""

    def key(sign: Sign) -> tuple[str, str]:
        return sign.at.isoformat(timespec="minutes"), _in(act, STAFF_LANGUAGE, sign)

    wanted = sorted((sign for sign in signs if sign.wanted), key=key)
    return (list(alike) for _key, alike in groupby(wanted, key))


def _block(act: CaseAct, alike: list[Sign]) -> str:
    texts, first = act.of.tools.texts, alike[0]
    by_language = {sign.resident.language: sign for sign in alike}
    words = [_in(act, language, sign) for language, sign in by_language.items()]
    if STAFF_LANGUAGE not in by_language:
        dutch = {"words": _in(act, STAFF_LANGUAGE, first)}
        words.append(texts.render("staff-sign-in-dutch", dutch))
    local = first.at.astimezone(texts.zone)
    args: dict[str, Any] = {
        "day": {"day": local.date().isoformat()},
        "time": f"{local:%H:%M}",
        "count": len(alike),
        "languages": ", ".join(texts.language_name(one) for one in by_language),
        "words": "\n\n".join(words),
    }
    return texts.render("staff-sign-one", args)


def _in(act: CaseAct, language: str, sign: Sign) -> str:
    return act.of.tools.residents.render(language, sign.words.say, sign.words.args)
