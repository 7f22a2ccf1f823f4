### What stewards read about who has a case.

staff-claimed-by = { $steward } heeft deze zaak al.
staff-claimed-you = U hebt deze zaak opgenomen.
staff-resolved-now = Op opgelost gezet. De bewoner krijgt later de vraag of het klopt.
staff-help-claiming =
    /claim neemt de zaak op
    /resolve zet op opgelost
staff-button-claim = Opnemen
staff-button-resolve = Opgelost
