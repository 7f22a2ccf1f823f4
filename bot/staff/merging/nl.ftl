### What stewards read when two cases are one, or one is two.

staff-join-which = Bij welke zaak hoort deze? Antwoord op dit bericht met het nummer, bijvoorbeeld: BL-7K3F.
staff-join-unknown = Die zaak vind ik niet, of het is deze zaak zelf. Schrijf het nummer zoals BL-7K3F.
staff-join-closed = Dat kan niet: alleen twee open zaken kunnen samen.
# $differs is staff-join-differs, or nothing.
staff-join-sure =
    Wordt { $reference } ({ $topic }, { $place }) een deel van { $main_reference } ({ $main_topic }, { $main_place })?
    Alle meldingen gaan mee, { $reference } wordt gesloten. De bewoners krijgen geen bericht; met hun oude nummer vinden ze { $main_reference }.
    { $differs }
staff-join-differs = ⚠️ De soort of de plaats verschilt. De bewoners van deze zaak zien voortaan die van de andere.
staff-joined-now = Samengevoegd: alles staat nu bij { $reference }.
staff-merged-here = 🔗 { $reference } hoort nu bij deze zaak. De meldingen staan op de kaart.
staff-merged-into = 🔗 Deze zaak hoort nu bij { $reference }. Alles gaat daar verder.
staff-button-join = Samenvoegen
staff-button-merge = Ja, samenvoegen

staff-split-only-one = Er is maar één melding bij deze zaak: er valt niets te splitsen.
staff-split-which = Welke melding krijgt een eigen zaak?
staff-split-now = Die melding is nu een eigen zaak: { $reference }.
staff-split-off = ✂️ Afgesplitst van { $reference }. De bewoner weet dit nog niet en vindt deze zaak ook met het oude nummer.
staff-button-split = Splitsen
# $name is a first name or staff-anonymous, $words the beginning of the report.
staff-button-split-one = { $name }: { $words }
staff-help-merging =
    /join BL-XXXX voegt deze zaak bij een andere
    /split geeft een melding een eigen zaak
