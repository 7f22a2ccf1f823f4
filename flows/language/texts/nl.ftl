### Choosing the language.

# The name of this language, in this language.
language-name = Nederlands
# A flag or sign for this language, for stewards who glance at a list.
language-flag = 🇧🇪
# How people call this language when they ask for it, in all of our languages, split by commas.
language-called = nederlands, vlaams, nederlandse, dutch, nl, нидерландски, холандски, фламандски, niderlandski, holandski, holandsk, flámsk, flamsk, olandez, neerland, flamand
language-which = In welke taal schrijven we verder?
language-changed = Goed, we schrijven verder in het Nederlands. Waarmee kan ik helpen?
