// A computer that many people use: when nobody does anything, it cleans itself, and says so before. Never while a test is
// open, whatever page the person has wandered to: the server tells.
import { ask } from "../api.js";

const IDLE = 90000, WARNED = 15000; // milliseconds
const note = document.getElementById("clean-note");
const form = document.getElementById("clean-form");
let timer = 0;

function wait() {
  clearTimeout(timer);
  note.hidden = true;
  timer = setTimeout(warn, IDLE);
}

async function warn() {
  const mine = timer;
  const isAtWork = await ask(form.dataset.address, { cache: "no-store" })
    .then((answer) => answer.json()).then((told) => told.is_at_work, () => true); // the server is away: wait
  if (mine !== timer) return; // somebody has touched it meanwhile
  if (isAtWork) return wait();
  note.hidden = false;
  timer = setTimeout(() => HTMLFormElement.prototype.submit.call(form), WARNED);
}

["pointerdown", "keydown", "scroll"].forEach((name) => window.addEventListener(name, wait, { passive: true }));
wait();
