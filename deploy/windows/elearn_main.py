"""The bundled program: without arguments it serves the room, else it is the `elearn` command."""

import multiprocessing

from elearn.app import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the child that prepares the database starts this program again
    main()
