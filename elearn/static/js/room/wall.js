// The wall: the seats anew every few seconds, without losing the place of who works with a keyboard.
import { ask } from "../api.js";

const EVERY = 3000; // milliseconds
const box = document.getElementById("seats");

async function look() {
  try {
    if (!document.hidden && !box.contains(document.activeElement)) {
      const answer = await ask(box.dataset.address, { cache: "no-store" });
      if (answer.ok) box.innerHTML = await answer.text(); // our own server's page, as at the first load
    }
  } catch (error) { /* the server is away: ask again */ }
  setTimeout(look, EVERY);
}

if ("live" in box.dataset) setTimeout(look, EVERY);
