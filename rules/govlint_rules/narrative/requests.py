"""The keys of the requests as a whole, from their coming in to their being carried out."""

RECEIVED, CARRIED_IN = "requests.received", "requests.carried_in"
SETTLED, CARRIED_OUT = "requests.settled", "requests.carried_out"
