"""Finds out what came of a run: by what Telegram's stand-in holds, and by the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.kept import FLOW as KEPT
from storage import Store
from storage.models import Case, FollowUp, InboxMessage, OutboxMessage, Report
from storage.vocabulary import Audience, FollowUpState, InboxState, OutboxState, ReportState
from tests.chaos.answering import unanswered_by_plain, unanswered_by_product
from tests.chaos.ledger import Ledger
from tests.chaos.resident import CHOSEN
from tests.chaos.verdict import Verdict
from tests.telegram import Json, Person

OVERDUE = timedelta(seconds=60)
"""A follow-up that is due for longer than this, with everything at work, was missed."""
GROUP = "telegram:-"
"""How the lanes of the stewards' group begin; residents' messages are judged one by one."""
NO_END = (OutboxState.GIVEN_UP, OutboxState.BAD_REQUEST, OutboxState.BLOCKED)


def unfinished(store: Store) -> int:
    """How many messages still wait or are in hand, either way."""
    inbox = InboxMessage.state.in_((InboxState.WAITING, InboxState.IN_HAND))
    outbox = OutboxMessage.state.in_((OutboxState.WAITING, OutboxState.SENDING))
    with store.read() as work:
        counts = (select(func.count()).where(one) for one in (inbox, outbox))
        return sum(work.session.scalar(count) or 0 for count in counts)


def judge(
    store: Store, residents: list[Person], ledger: Ledger, group: list[Json], *, ours: bool
) -> Verdict:
    """Of the product, or of the plain application, which has no stewards and no follow-ups;
    `group` is what stands in the stewards' chat."""
    verdict = Verdict(
        messages=len(ledger.sent),
        reports=sum(report.confirmed for report in ledger.reports),
        answers=len(ledger.answers),
        waited_in_vain=ledger.waited_in_vain,
    )
    chats = {person.id: [b for b in person.chat if b["from"]["is_bot"]] for person in residents}
    _cases(verdict, store, ledger)
    if not ours:
        verdict.lost = unanswered_by_plain(ledger, chats)
        return verdict
    verdict.lost = unanswered_by_product(store, residents, ledger, chats, group)
    with store.read() as work:
        _left_behind(verdict, work.session)
        _answers(verdict, ledger, chats, _whose(work.session))
        rows = list(work.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
        to_residents = [row for row in rows if row.audience is Audience.RESIDENT]
        _copies(verdict, to_residents, chats)
        _ends(verdict, rows)
        _order(verdict, to_residents)
        _follow_ups(
            verdict, to_residents, work.session.scalars(select(FollowUp)), work.now - OVERDUE
        )
        turns = list(work.session.scalars(select(InboxMessage).order_by(InboxMessage.id)))
        _order_of_turns(verdict, turns)
        verdict.lost += [
            f"{row.lane}: parked"
            for row in turns
            if row.lane.startswith(GROUP) and row.state is InboxState.PARKED
        ]
    return verdict


def _cases(verdict: Verdict, store: Store, ledger: Ledger) -> None:
    """Each report that was confirmed is one case, and each other one is none."""
    with store.read() as work:
        sent = select(Report).where(Report.case_id.is_not(None))
        opened: dict[tuple[int, str], set[int]] = defaultdict(set)
        for report in work.session.scalars(sent):
            for said in report.words:
                if report.flow != KEPT:  # what an outage of minutes made a case, nobody confirmed
                    opened[report.resident.chat_id, said["text"]].add(report.case_id or 0)
            assert report.state is not ReportState.DRAFT
    wanted = Counter((one.chat_id, one.words) for one in ledger.reports if one.confirmed)
    for chat_id, words in {(one.chat_id, one.words) for one in ledger.reports}:
        cases, expected = len(opened[chat_id, words]), wanted[chat_id, words]
        name = f"{chat_id}: {words!r}: {cases} of {expected}"
        if cases < expected:
            verdict.cases_missing.append(name)
        elif cases > expected:
            (verdict.cases_doubled if expected else verdict.cases_uncalled).append(name)


def _left_behind(verdict: Verdict, session: Session) -> None:
    """Nothing that was sent is still a draft as well; its words may be in its answers only."""
    reports = list(session.scalars(select(Report)))
    sent = [one for one in reports if one.state is ReportState.SENT]
    verdict.left_behind = [
        f"{draft.resident.chat_id}: draft {draft.id} of report {report.id}"
        for draft in reports
        if draft.state is ReportState.DRAFT and any(draft.answers.values())
        for report in sent
        if (report.resident_id, report.flow) == (draft.resident_id, draft.flow)
        and all(report.answers.get(name) == said for name, said in draft.answers.items())
    ]


def _whose(session: Session) -> dict[str, set[int]]:
    """The chats of those who report a case, by its reference."""
    chats: dict[str, set[int]] = defaultdict(set)
    for report, case in session.execute(select(Report, Case).join(Case, Case.id == Report.case_id)):
        chats[case.reference].add(report.resident.chat_id)
    return chats


def _answers(
    verdict: Verdict,
    ledger: Ledger,
    chats: dict[int, list[Json]],
    whose: dict[str, set[int]],
) -> None:
    """A steward's answer is in the chats of those who report its case, and in no other."""
    for answer in ledger.answers:
        read = {
            chat_id
            for chat_id, chat in chats.items()
            if any(answer.words in text_of(body) for body in chat)
        }
        if read != whose[answer.reference]:
            verdict.answers_lost.append(f"{answer.words} came to {read}")


def _copies(verdict: Verdict, rows: list[OutboxMessage], chats: dict[int, list[Json]]) -> None:
    """What came more often than it was to be sent."""
    of_text: dict[tuple[str, str], list[OutboxMessage]] = defaultdict(list)
    for row in rows:
        if row.state is OutboxState.SENT and row.text is not None:
            of_text[row.lane, row.text].append(row)
    lost = Counter((r.lane, r.say, r.case_id) for r in rows if r.state is OutboxState.UNKNOWN)
    verdict.not_known = lost.total()
    for chat_id, chat in chats.items():
        came = Counter(text_of(body) for body in chat)
        for text, times in came.items():
            same = of_text[f"telegram:{chat_id}", text]
            extra = times - len(same)
            if extra <= 0 or not same:
                continue
            first = same[0]
            if first.at_most_once and extra > lost[first.lane, first.say, first.case_id]:
                verdict.follow_ups_doubled.append(f"{chat_id}: {first.say} of {first.case_id}")
            elif not first.at_most_once:
                verdict.repeated += extra
                if times > sum(row.attempts for row in same):
                    verdict.doubled_untried.append(f"{chat_id}: {first.say} came {times} times")


def text_of(body: Json) -> str:
    """A message as it was sent, before the bot noted the choice below it."""
    return str(body.get("text", "")).split(CHOSEN)[0]


def _ends(verdict: Verdict, rows: list[OutboxMessage]) -> None:
    verdict.undelivered = [
        f"{row.lane}: {row.say} {row.state} {row.error}" for row in rows if row.state in NO_END
    ]


def _order(verdict: Verdict, rows: list[OutboxMessage]) -> None:
    """The answers of a chat came in the order of the messages that they answer."""
    lanes: dict[str, list[OutboxMessage]] = defaultdict(list)
    for row in rows:
        if row.inbox_id and row.state is OutboxState.SENT:
            lanes[row.lane].append(row)
    for lane, answers in lanes.items():
        answers.sort(key=lambda row: (row.inbox_id or 0, row.id))
        numbers = [row.message_id or 0 for row in answers]
        if numbers != sorted(numbers):
            verdict.out_of_order.append(f"{lane}: answers {numbers}")


def _order_of_turns(verdict: Verdict, rows: Iterable[InboxMessage]) -> None:
    """They were kept in the order in which they were written, and handled in that."""
    lanes: dict[str, list[InboxMessage]] = defaultdict(list)
    for row in rows:
        if row.handled_at is not None:
            lanes[row.lane].append(row)
    for lane, turns in lanes.items():
        written = [row.message_id for row in turns if row.message_id and "message" in row.payload]
        if written != sorted(written):
            verdict.out_of_order.append(f"{lane}: kept {written}")
        ends = [row.handled_at for row in turns if row.handled_at]
        if ends != sorted(ends):
            verdict.out_of_order.append(f"{lane}: turns {[row.id for row in turns]}")


def _follow_ups(
    verdict: Verdict, rows: list[OutboxMessage], follow_ups: Iterable[FollowUp], long_ago: object
) -> None:
    leaves = (row for row in rows if row.state is not OutboxState.CANCELLED)
    said = Counter(row.follow_up_id for row in leaves if row.follow_up_id)
    verdict.follow_ups = len(said)
    verdict.follow_ups_doubled += [f"follow-up {n}" for n, times in said.items() if times > 1]
    planned = Counter[tuple[object, ...]]()
    for one in follow_ups:
        if one.state is FollowUpState.WAITING and one.due_at < long_ago:  # type: ignore[operator]
            verdict.follow_ups_missed.append(f"follow-up {one.id}: {one.kind}")
        if one.state is not FollowUpState.CANCELLED:
            planned[one.case_id, one.resident_id, one.kind, one.round] += 1
    verdict.follow_ups_doubled += [f"planned twice: {key}" for key, n in planned.items() if n > 1]
