### Talking to a person.

## Topics
topic-talk_to_steward = Să vorbesc cu cineva
topic-service_complaint = O plângere despre noi
topic-appointment = O programare

steward-ask-talk_to_steward = Chem pe cineva din echipa de cartier. Despre ce este vorba? O propoziție ajunge.
steward-ask-service_complaint = Îmi pare rău. Ce s-a întâmplat? Mesajul îl citește un om.
steward-ask-appointment = Anunț echipa de cartier. Despre ce este vorba și când ați putea?
button-just-call = Chemați direct pe cineva
steward-called = Bine. Cineva din echipa de cartier citește ce ați scris și vă răspunde aici. Nu pot să vă promit când.
# $reference is the number of the resident's open case, such as BL-7K3F.
steward-called-on-case = Bine. Am adăugat asta la cazul dumneavoastră { $reference }. Cineva din echipa de cartier citește ce ați scris și vă răspunde aici. Nu pot să vă promit când.
