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

staff-button-claim = Opnemen
staff-button-reply = Antwoorden
staff-button-resolve = Opgelost
staff-button-send = Verstuur
staff-button-change = Wijzigen
staff-button-cancel = Niet sturen

staff-resident-wrote = 💬 { $name }: { $words }
staff-resident-corrected = ✏️ { $name } verbeterde een bericht: { $words }
staff-reopened = 🔁 Niet opgelost volgens de bewoner. { $words }
staff-alarm = 🚨 Mogelijk gevaar! De bewoner kreeg 112 en 101. De woorden: { $words }
staff-wants-a-person = 🙋 { $wish }. { $words }
staff-follow-up-answered = ☑️ { $name } antwoordt: { $answer }
# $name is a first name, or staff-anonymous.
staff-joined = 👥 Nog een bewoner meldt dit: { $words }
staff-happened-again = 📅 { $name }: het is opnieuw gebeurd (nummer { $times } in het dagboek). { $words }
staff-withdrawn = ↩️ De melding is ingetrokken door { $name }.
staff-file-gone = 📎 Het bestand dat de bewoner stuurde, is er niet meer.
staff-undelivered = ⚠️ Een bericht aan de bewoner kwam niet aan: { $why }
undelivered-blocked = de bewoner heeft de bot geblokkeerd
undelivered-bad_request = Telegram weigerde het bericht
undelivered-given_up = Telegram bleef onbereikbaar
undelivered-unknown = onbekend of het aankwam; kijk het na
staff-parked = ⚠️ Een bericht van een bewoner kon niet verwerkt worden en staat apart (nummer { $inbox }).

# $words is exactly what the resident will get, $language its language.
staff-preview =
    Zo krijgt de bewoner het ({ $language }):

    { $words }
staff-sent = ✅ Verstuurd.
staff-reply-dropped = Niet verstuurd.
staff-reply-how = Antwoord op dit bericht met uw tekst voor de bewoner, of schrijf /reply en dan uw tekst. U ziet eerst een voorbeeld.
staff-reply-empty = Schrijf uw tekst achter /reply, of antwoord met /reply op een bericht.
staff-reply-too-long = Te lang: hoogstens { $most } tekens. Stuur het in twee berichten.
staff-no-case-here = Dit hoort niet bij een zaak. Gebruik het in het onderwerp van de zaak, of als antwoord op de kaart.
staff-claimed-by = { $steward } heeft deze zaak al.
staff-claimed-you = U hebt deze zaak opgenomen.
staff-resolved-now = Op opgelost gezet. De bewoner krijgt later de vraag of het klopt.
staff-not-allowed = Dat kan niet: de zaak is { $state }.
staff-not-a-member = Alleen leden van de stewardgroep kunnen dit.
staff-help =
    /claim neemt de zaak op
    /reply TEKST antwoordt aan de bewoner (eerst een voorbeeld)
    /resolve zet op opgelost
    Antwoorden op de woorden van de bewoner maakt ook een voorbeeld. Alle andere tekst blijft intern.
state-word-new = nieuw
state-word-claimed = opgenomen
state-word-in_progress = in behandeling
state-word-waiting = wachtend
state-word-resolved = opgelost
state-word-closed = afgesloten
staff-chat-id = Het nummer van deze groep is { $id }. Zet het in BUURTLIJN_STEWARD_CHAT_ID.
staff-kept-for-later = ⏳ { $name } schreef terwijl ons systeem stuk was. De bewoner kreeg te horen dat iemand kijkt: { $words }
