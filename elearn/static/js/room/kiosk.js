// A computer of the room that waits for a session, or for a person: looks every few seconds, and goes on when there is
// a session, when it is over, or when people come to its list.
import { ask, isLeaving } from "../api.js";

const EVERY = 5000; // milliseconds
const count = (page) => page.querySelectorAll(".person").length;

async function look() {
  try {
    const answer = await ask(location.href, { cache: "no-store" });
    if (isLeaving()) return setTimeout(look, EVERY);
    if (answer.redirected) return location.assign(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && count(page) !== count(document)) return location.reload();
  } catch (error) { /* the server is away: ask again */ }
  return setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
