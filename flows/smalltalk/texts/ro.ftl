### Small talk, and asking back.

welcome =
    Bine ați venit la echipa de cartier (buurtstewards) din Gent! Aici puteți să anunțați o problemă din cartier, să cereți ajutor sau să vorbiți cu un om. Scrieți așa cum vorbiți.

    Mai întâi alegeți limba:
welcome-back = Bună ziua! Cu ce vă pot ajuta? Puteți să anunțați o problemă din cartier sau să puneți o întrebare.
goodbye = La revedere! Puteți să ne scrieți din nou oricând.
thanks = Cu plăcere!
capabilities =
    Sunt un program de calculator (chatbot) și lucrez pentru echipa de cartier (buurtstewards) din Gent. Aici puteți:
    • să anunțați o problemă: gălăgie, gunoi, șobolani, mașini…
    • să puneți o întrebare: locuință, acte, muncă, bani…
    • să întrebați ce e nou cu cazul dumneavoastră
    • să vorbiți cu un om

    Cineva din echipa de cartier citește ce trimiteți și vă răspunde aici. Dacă este pericol, sunați la 112 sau 101.
button-report-nuisance = Anunț o problemă
button-ask-help = Am nevoie de ajutor
button-my-cases = Cazurile mele
out-of-scope = Cu asta nu vă pot ajuta. Vă ajut cu probleme din cartier și cu întrebări despre locuință, acte, muncă, bani și altele.
cancelled = Bine, ne oprim aici. Nu s-a trimis nimic. Puteți scrie din nou oricând.
nothing-to-cancel = Acum nu este nimic de oprit. Cu ce vă pot ajuta?
unsure = Nu știu dacă v-am înțeles bine. Este vorba despre una dintre acestea?
unsure-again = Îmi pare rău, încă nu înțeleg. Să trimit echipei de cartier ce ați scris?

## Topics that stand on a button when we are not sure
topic-case_status = Ce e nou cu cazul meu?
topic-not_solved = Nu s-a rezolvat
