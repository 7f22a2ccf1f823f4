"""The ways in, as buttons: for who has said nothing yet that we can go by."""

from flows.shared.say import Button, button


def ways_in() -> list[Button]:
    """To report, to ask, and to begin in the city."""
    return [
        button("button-report-nuisance", "report_nuisance"),
        button("button-ask-help", "help_general"),
        first_steps(),
    ]


def first_steps() -> Button:
    """To a newcomer's first steps (flows/welcome), by way of the question where one must be."""
    return button("path-newcomer", "help_general", path="newcomer")
