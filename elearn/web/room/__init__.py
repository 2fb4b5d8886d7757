"""Pages of the people in a room: join, sit down, wait, leave a clean computer."""
