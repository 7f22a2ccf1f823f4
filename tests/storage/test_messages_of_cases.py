"""From a message back to the case that it went to: an edit or a later photo follows it."""

from storage import UnitOfWork
from storage.vocabulary import CaseKind
from tests.storage.arrange import message, open_case, resident


def test_a_message_leads_to_the_case_it_went_to(work: UnitOfWork) -> None:
    who, other = resident(work, 1), resident(work, 2)
    said, sent, later, nowhere = (message(work) for _ in range(4))
    one = work.reports.keep_words(who.id, "nuisance", "key", said, "Боклук")
    case = work.cases.open(one, sent, kind=CaseKind.NUISANCE, topic="nuisance_waste")
    open_case(work, who)
    work.cases.resident_wrote(case, who, later, "още")
    for cause in (said, sent, later):
        assert work.cases.of_message(who.id, cause) is case
        assert work.cases.of_message(other.id, cause) is None
    assert work.cases.of_message(who.id, nowhere) is None


def test_a_message_of_a_draft_or_of_a_report_taken_back_leads_to_no_case(
    work: UnitOfWork,
) -> None:
    who, waiting, later = resident(work), message(work), message(work)
    work.reports.keep_words(who.id, "help", "key", waiting, "Въпрос")
    case = open_case(work, who)
    said = case.reports[0].words[0]["inbox"]
    work.cases.resident_wrote(case, who, later, "още")
    assert work.cases.of_message(who.id, said) is case
    work.nuisance.withdraw(case, who, message(work))
    assert [work.cases.of_message(who.id, one) for one in (waiting, said, later)] == [None] * 3
