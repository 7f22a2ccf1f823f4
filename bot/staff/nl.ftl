### What stewards read in their own chat. Dutch only: it is the working language of the team.

# A case's card. $state, $topic and $language are texts; $words is what the resident wrote.
staff-card =
    { $urgent }{ $reference } · { $topic }
    Status: { $state }
    Plaats: { $place }
    Taal: { $language }
    Van: { $name }
    Gemeld: { $opened }
    { $answers }

    Letterlijk:
    { $words }
staff-card-reporters = Gemeld door { $count } bewoners
staff-card-diary = Opnieuw gebeurd: { $times } keer, { $nights ->
        [0] niet 's nachts
        [one] in 1 nacht
       *[other] in { $nights } nachten
    }; laatst { $last }
staff-card-also-here = Ook open op dit adres: { $cases }
staff-card-also-theirs = Ook open van deze bewoner: { $cases }
staff-anonymous = anoniem
staff-all-withdrawn = niemand meer (ingetrokken)
staff-urgent = 🚨 DRINGEND 
staff-silent = 🤫 Geen automatische berichten over deze zaak.
staff-nobody = nog niemand
state-new = nieuw, wacht op iemand
state-claimed = opgenomen door { $steward }
state-in_progress = in behandeling bij { $steward }
state-waiting = wacht ({ $steward })
state-resolved = opgelost door { $steward }
state-closed = afgesloten
# One sign a state, in the title of a topic.
sign-new = 🆕
sign-claimed = 🙋
sign-in_progress = 🔧
sign-waiting = ⏳
sign-resolved = ✅
sign-closed = 📁
staff-sign-high = ❗

staff-resident-wrote = 💬 { $name }: { $words }
staff-resident-corrected = ✏️ { $name } verbeterde een bericht: { $words }
staff-reopened = 🔁 Niet opgelost volgens de bewoner. { $words }
staff-alarm = 🚨 Mogelijk gevaar! De bewoner kreeg 112 en 101. De woorden: { $words }
staff-wants-a-person = 🙋 { $wish }. { $words }
staff-follow-up-answered = ☑️ { $name } antwoordt: { $answer }
# $rate: from 1 (bad) to 5.
staff-rated-low = ⭐ { $name } geeft onze hulp { $rate } op 5. Bekijk wat er beter kan.
# $name is a first name, or staff-anonymous.
staff-joined = 👥 Nog een bewoner meldt dit: { $words }
staff-happened-again = 📅 { $name }: het is opnieuw gebeurd (nummer { $times } in het dagboek). { $words }
staff-withdrawn = ↩️ De melding is ingetrokken door { $name }.
staff-file-gone = 📎 Het bestand dat de bewoner stuurde, is er niet meer.
staff-undelivered = ⚠️ Een bericht aan de bewoner kwam niet aan: { $why }
# $name is a first name, or staff-anonymous. The message belongs to no case.
staff-undelivered-to = ⚠️ Een bericht aan { $name } kwam niet aan: { $why }
staff-card-blocked = 🚫 Geen bericht bereikt { $names }: bot geblokkeerd.
staff-reached-again = ✅ { $name } heeft de bot niet meer geblokkeerd: berichten komen weer aan.
undelivered-blocked = de bewoner heeft de bot geblokkeerd
undelivered-bad_request = Telegram weigerde het bericht
undelivered-given_up = Telegram bleef onbereikbaar
undelivered-too_late = de afspraak was al begonnen voor het bericht weg kon
undelivered-unknown = onbekend of het aankwam; kijk het na
# $name is a first name, or staff-anonymous; $words is "…" where there are none to show.
staff-parked = ⚠️ Een bericht van { $name } kon niet verwerkt worden en staat apart (nummer { $inbox }): { $words }

staff-no-case-here = Dit hoort niet bij een zaak. Gebruik het in het onderwerp van de zaak, of als antwoord op de kaart.
staff-not-allowed = Dat kan niet: de zaak is { $state }.
staff-not-a-member = Alleen leden van de stewardgroep kunnen dit.
# $parts are the lines of each part of the desk.
staff-help =
    { $parts }
    /menu toont alles wat met de zaak kan.
    Alle andere tekst blijft intern.
staff-menu = Wat wilt u doen met { $reference }?
staff-button-menu = Meer…
state-word-new = nieuw
state-word-claimed = opgenomen
state-word-in_progress = in behandeling
state-word-waiting = wachtend
state-word-resolved = opgelost
state-word-closed = afgesloten
staff-chat-id = Het nummer van deze groep is { $id }. Zet het in BUURTLIJN_STEWARD_CHAT_ID.
staff-kept-for-later = ⏳ { $name } schreef terwijl ons systeem stuk was. De bewoner kreeg te horen dat iemand kijkt: { $words }

## Somebody had their data erased. $reference is a case number.
staff-erased = De bewoner van { $reference } heeft alle gegevens laten wissen. De melding is afgesloten en telt alleen nog mee in de cijfers.
staff-erased-here = Iemand die { $reference } ook meldde, heeft alle gegevens laten wissen. De melding van de anderen loopt door.
# The next two are said only where the bot may not delete, with the last text behind them. A closed
# case is past its time.
staff-forgotten = De melding { $reference } is gewist en telt alleen nog mee in de cijfers. Wat in deze groep over die melding staat, moest dus ook weg.
staff-erased-elsewhere = Een bewoner heeft alle gegevens laten wissen, ook wat in deze groep buiten de topics over die bewoner stond.
# $said is one of the four above. Telegram did not let the bot take the messages away.
staff-delete-by-hand = { $said } De bot mocht van Telegram niet alles weghalen. Verwijder zelf wat er nog van die bewoner staat.
