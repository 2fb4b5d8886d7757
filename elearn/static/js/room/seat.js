// At the seat: ask how the session stands, and go on by itself when everybody begins.
import { ask } from "../api.js";

const EVERY = 3000; // milliseconds
const box = document.getElementById("seat");
let was = null;

async function look() {
  try {
    const answer = await ask(box.dataset.address, { cache: "no-store" });
    if (answer.ok) {
      const now = await answer.json();
      const state = [now.may_begin, now.is_open, now.has_attempt].join();
      if (was !== null && was !== state) return location.reload();
      was = state;
    }
  } catch (error) { /* the server is away: ask again */ }
  return setTimeout(look, EVERY);
}

look();
