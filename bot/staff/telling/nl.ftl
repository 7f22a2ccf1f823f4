### What stewards read before the residents of a case are told something.

# $words is exactly what each gets, in each of the $languages once.
staff-tell-preview =
    { $count ->
        [one] Zo krijgt de bewoner het ({ $languages }):
       *[other] Zo krijgen { $count } bewoners het ({ $languages }):
    }

    { $words }
staff-tell-nobody = Alle meldingen zijn ingetrokken: er is niemand meer om dit aan te vertellen.
staff-tell-too-late = Dat klopt niet meer: de zaak is intussen veranderd.
staff-button-tell = Vertel het de bewoner
