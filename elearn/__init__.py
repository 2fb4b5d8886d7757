"""Practice tests for the Russian integration exam."""

import gc

# Loading a program makes objects that stay. The collector, which would look through them three hundred times
# for what can go, takes a tenth of the start; looking less often costs no memory to speak of.
gc.set_threshold(10_000)
