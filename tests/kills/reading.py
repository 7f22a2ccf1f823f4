"""What each part reads at its start: the process that they are forked from has read it before."""

from bot.settings import checkout
from bot.staff.texts import StaffTexts
from bot.texts import resident_texts
from storage.policy import load_policy

StaffTexts(resident_texts(checkout(), load_policy().timezone), load_policy().timezone)
