// At the seat: ask how the session stands, and go on by itself when everybody begins.
import { ask, isLeaving } from "../api.js";

const EVERY = 3000; // milliseconds
const box = document.getElementById("seat");

async function look() {
  try {
    const answer = await ask(box.dataset.address, { cache: "no-store" });
    if (answer.ok) {
      const now = await answer.json();
      if (now.stage !== box.dataset.stage && !isLeaving()) return location.reload();
    }
  } catch (error) { /* the server is away: ask again */ }
  return setTimeout(look, EVERY);
}

look();
