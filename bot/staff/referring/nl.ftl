### What stewards read while they refer a resident to a service.

# $services are names of services, one a line.
staff-refer-which =
    Naar welke dienst? Of antwoord op dit bericht met woorden om te zoeken.

    { $services }
staff-refer-none = Niets gevonden in de sociale kaart. Antwoord op dit bericht met andere woorden.
staff-refer-gone = Deze dienst is intussen veranderd in de sociale kaart. Zoek opnieuw met /refer.
staff-help-referring = /refer WOORDEN zoekt een dienst in de sociale kaart voor de bewoner
staff-button-refer = Doorverwijzen
# $name is the beginning of a service's name.
staff-button-door = { $name }
