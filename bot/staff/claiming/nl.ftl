### What stewards read about who has a case.

staff-claimed-by = { $steward } heeft deze zaak al.
staff-claimed-you = U hebt deze zaak opgenomen.
staff-help-claiming = /claim neemt de zaak op
staff-button-claim = Opnemen
