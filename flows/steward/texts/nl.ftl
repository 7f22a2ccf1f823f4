### Talking to a person.

## Topics
topic-talk_to_steward = Met iemand spreken
topic-service_complaint = Klacht over onze dienst
topic-appointment = Een afspraak

steward-ask-talk_to_steward = Ik roep er een buurtsteward bij. Waarover gaat het? Eén zin is genoeg.
steward-ask-service_complaint = Dat spijt me. Wat is er gebeurd? Een mens leest dit.
steward-ask-appointment = Ik geef het door aan een buurtsteward. Waarover gaat het, en wanneer past het voor u?
button-just-call = Roep gewoon iemand
steward-called = Goed. Een buurtsteward leest wat u schreef en antwoordt u hier. Wanneer precies kan ik niet beloven.
# $reference is the number of the resident's open case, such as BL-7K3F.
steward-called-on-case = Goed. Ik heb het bij uw melding { $reference } gezet. Een buurtsteward leest het en antwoordt u hier. Wanneer precies kan ik niet beloven.
