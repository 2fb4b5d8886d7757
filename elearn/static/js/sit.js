// A paper that lies on the server: answers go there, and so does the hand-in.
import { openPaper, handInNow } from "./paper.js";
import { bringOnly } from "./answers.js";
import { ask, leave, makeApi } from "./api.js";
import "./kept.js";

const AGAIN = 30000; // milliseconds
const form = document.getElementById("paper");
const attempt = form.dataset.attempt;
const shelf = self.elearnShelf;
let isOnItsWay = false;

// The hand-in is noted before it is sent: without network it stays noted, and goes out when there is one again.
function handIn(findUnsaved) {
  if (isOnItsWay) return; // a refused save asks for it too
  isOnItsWay = true;
  setTimeout(() => { isOnItsWay = false; }, AGAIN);
  const note = { id: attempt, language: form.dataset.language, handedInAt: new Date().toISOString() };
  Promise.all([findUnsaved(), within(1000, shelf.putFirmly("sittings", note)).catch(() => {})]).then(([values]) => send(values));
}

function send(values) {
  form.action = form.dataset.submit;
  const setBack = bringOnly(form, values);
  leave();
  HTMLFormElement.prototype.submit.call(form); // says nothing to whoever listens
  setBack();
}

function within(milliseconds, promise) {
  return Promise.race([promise, new Promise((done) => setTimeout(done, milliseconds))]);
}

async function open() {
  const note = await within(3000, shelf.get("sittings", attempt)).catch(() => null);
  const isHandedIn = Boolean(note && note.handedInAt);
  const queue = await openPaper(Object.assign(makeApi(form), { handIn, isHandedIn }));
  if (!isHandedIn) return;
  queue.rest(); // the form brings everything
  form.inert = true; // what was handed in is not changed any more
  if (!("kept" in document.documentElement.dataset)) return handInNow();
  document.getElementById("handed-in").hidden = false;
  document.getElementById("handed-in").scrollIntoView();
  untilThereIsNetwork(1000).then(handInNow);
}

// A phone often thinks that it is online when it is not: only an answer of the server tells.
async function untilThereIsNetwork(wait) {
  const isThere = await ask(form.dataset.api.replace(/attempts\/.*/, "token"), { cache: "no-store" }).then((answer) => answer.ok, () => false);
  if (isThere) return;
  await new Promise((done) => {
    setTimeout(done, wait);
    window.addEventListener("online", done, { once: true });
  });
  await untilThereIsNetwork(Math.min(wait * 2, AGAIN));
}

open();
