### Talking to a person.

## Topics
topic-talk_to_steward = Hovoriť s človekom
topic-service_complaint = Sťažnosť na nás
topic-appointment = Dohodnúť si stretnutie

steward-ask-talk_to_steward = Dám vedieť pomocníkovi zo štvrte. O čo ide? Stačí jedna veta.
steward-ask-service_complaint = To ma mrzí. Čo sa stalo? Prečíta si to človek.
steward-ask-appointment = Dám vedieť pomocníkovi zo štvrte. O čo ide a kedy sa Vám to hodí?
button-just-call = Nech sa mi niekto ozve
steward-called = Dobre. Pomocník zo štvrte si prečíta, čo ste napísali, a odpovie Vám sem. Neviem však sľúbiť, kedy to bude.
# $reference is the number of the resident's open case, such as BL-7K3F.
steward-called-on-case = Dobre. Pridali sme to k Vášmu hláseniu { $reference }. Pomocník zo štvrte si to prečíta a odpovie Vám sem. Neviem však sľúbiť, kedy to bude.
