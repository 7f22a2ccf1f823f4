"""How a phone number is written so that Telegram makes it tappable and it rings from any SIM."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

ONLY_WITHIN_THE_COUNTRY = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
}
"""Their price, and often the number itself, holds only for calls within the country."""


def tappable(number: str, country: str) -> str:
    """The international form ("+32 9 210 10 10") of a number as people in a country write it.

    `country` is where it is dialled (ISO 3166 alpha-2). As written stay short numbers (112, 1712),
    those that are for calls within the country (0800), and what is no number of that country.
    """
    try:
        dialled = phonenumbers.parse(number, country)
    except NumberParseException:
        return number
    if not phonenumbers.is_valid_number(dialled):
        return number
    if phonenumbers.number_type(dialled) in ONLY_WITHIN_THE_COUNTRY:
        return number
    return phonenumbers.format_number(dialled, PhoneNumberFormat.INTERNATIONAL)
