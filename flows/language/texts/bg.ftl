### Choosing the language.

# The name of this language, in this language.
language-name = Български
# A flag or sign for this language, for stewards who glance at a list.
language-flag = 🇧🇬
# How people call this language when they ask for it, in all of our languages, split by commas.
language-called = българ, бг, bulgaars, bulgar, bulgăr, bulhar, balgar, bălgar, bylgar, b1lgar, bg
language-which = На кой език да си пишем?
language-changed = Добре, ще си пишем на български. С какво мога да помогна?
