"""Reporting nuisance in as few steps as the form allows, for tests about something else."""

from storage import UnitOfWork
from storage.models import Report
from tests.conversations.story import labels
from tests.e2e.conftest import City
from tests.e2e.product import Product
from tests.e2e.voice import Voice
from tests.telegram import Json, Person

SKIPS = ("button-skip", "button-nothing-more")
"""What stands on the button that leaves a question open; the second one under the last question."""
PATIENCE = 30.0
"""Seconds for an answer: a person hears one message a second, and other tests run beside us."""


def skips_to_summary(resident: Person, says: Voice) -> Json:
    """Skips every open question until all is read back; returns what is read back."""
    skips, send = {says(key) for key in SKIPS}, says("button-send")
    answered = 0
    while True:
        question = _next_question(resident, {send, *skips}, after=answered)
        if send in labels(question):
            return question
        (skip,) = skips & {*labels(question)}
        resident.presses(skip, on=question)
        answered = question["message_id"]


def _next_question(resident: Person, wanted: set[str], after: int) -> Json:
    """Waits for a question with one of these buttons, behind all that the resident wrote."""

    def asked() -> Json | None:
        for body in reversed(resident.chat):
            if body["message_id"] <= after or body["from"]["id"] == resident.id:
                return None
            if wanted & {*labels(body)}:
                return body
        return None

    Product.until(lambda: asked() is not None, PATIENCE)
    question = asked()
    assert question is not None
    return question


def sends(resident: Person, says: Voice) -> str:
    """Skips what is open and sends the report; returns the reference of its case."""
    summary = skips_to_summary(resident, says)
    resident.presses(says("button-send"), on=summary)
    return received(resident, says, summary)


def received(resident: Person, says: Voice, since: Json) -> str:
    """Waits for the reference of the report that was sent after that message."""
    told = says.start_of("follow-up-received")
    body = resident.sees(
        lambda body: body["message_id"] > since["message_id"] and told in body.get("text", ""),
        within=PATIENCE,
    )
    return says.reference_in(body["text"])


def reports(resident: Person, says: Voice, words: str) -> str:
    """A report of these words alone, sent; returns the reference of its case."""
    resident.writes(words)
    return sends(resident, says)


def id_of(work: UnitOfWork, resident: Person) -> int:
    """The number under which the product knows a person who wrote to it."""
    found = work.residents.find("telegram", resident.id)
    assert found is not None
    return found.id


def draft_of(city: City, resident: Person, flow: str = "nuisance") -> Report:
    """The unsent report of a resident, as the product keeps it."""
    with city.product.store().read() as work:
        draft = work.reports.draft(id_of(work, resident), flow)
        assert draft is not None
        return draft
