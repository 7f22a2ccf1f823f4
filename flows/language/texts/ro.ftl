### Choosing the language.

# The name of this language, in this language.
language-name = Română
# A flag or sign for this language, for stewards who glance at a list.
language-flag = 🇷🇴
# How people call this language when they ask for it, in all of our languages, split by commas.
language-called = român, romana, română, romanest, romaneșt, romaneşt, romaneasc, romania, romîn, romin, rumân, ruman, rumăn, roemeen, roemen, rumeen, румън, румун, румин, rumun, rumyn, rumin, moldov, молдов
language-which = În ce limbă vreți să continuăm?
language-changed = Bine, continuăm în română. Cu ce vă pot ajuta?
