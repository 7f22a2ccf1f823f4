"""Rasa goes on after a form's action that failed: nothing may be sent that was not asked yet."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from flows.activities.ending import EndActivities
from flows.case.why import EndWhy
from flows.help.ending import EndHelp
from flows.nuisance.opening import OpenNuisanceCase
from flows.rights.ending import EndRights
from flows.shared.action import FormBrokeOff, Submit
from flows.steward.actions import CallSteward
from flows.welcome.ending import EndWelcome

NO_DOMAIN: DomainDict = {
    "intents": [], "entities": [], "slots": {}, "responses": {}, "actions": [], "forms": {}
}  # fmt: skip


@pytest.mark.parametrize(
    ("submit", "form"),
    [
        (EndHelp, "help_form"),
        (OpenNuisanceCase, "nuisance_form"),
        (CallSteward, "steward_form"),
        (EndRights, "rights_form"),
        (EndWhy, "why_form"),
        (EndActivities, "activities_form"),
        (EndWelcome, "welcome_form"),
    ],
)
async def test_a_form_whose_action_failed_sends_nothing(submit: type[Submit], form: str) -> None:
    events = [{"event": "user", "text": "dat is alles"}, {"event": "action", "name": form}]
    tracker = Tracker("key", {}, {"text": ""}, events, False, None, {}, form)
    with pytest.raises(FormBrokeOff):
        await submit().run(CollectingDispatcher(), tracker, NO_DOMAIN)
