### Choosing the language.

# The name of this language, in this language.
language-name = Slovenčina
# A flag or sign for this language, for stewards who glance at a list.
language-flag = 🇸🇰
# How people call this language when they ask for it, in all of our languages, split by commas.
language-called = slovensk, slovenčin, slovencin, slovak, slowak, slowaak, slovaak, словашк, словак, slovashk, slowashk, slovac, slovăc, jazyk: sk, jazyk sk
language-which = V akom jazyku si budeme písať?
language-changed = Dobre, odteraz si píšeme po slovensky. S čím Vám pomôžem?
