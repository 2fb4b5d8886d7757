// Measures what only the browser knows; it goes to the server with what the person says.
import { ask } from "../api.js";

const TIMES = 3;
const form = document.getElementById("check");
const say = (name, value) => { form.elements[name].value = value; };

function keepsAnswers() { // writes and reads, as papers do
  return new Promise((done) => {
    const opening = indexedDB.open("elearn-check", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("tries");
    opening.onerror = () => done(false);
    opening.onsuccess = () => {
      const change = opening.result.transaction("tries", "readwrite");
      change.objectStore("tries").put("kept", 1);
      change.oncomplete = () => { opening.result.close(); indexedDB.deleteDatabase("elearn-check"); done(true); };
      change.onerror = () => done(false);
    };
  });
}

async function measure() { // the quickest of a few: the first one also finds the way
  let best = Infinity;
  let answer = null;
  for (let time = 0; time < TIMES; time += 1) {
    const start = performance.now();
    answer = await ask(form.dataset.health, { cache: "no-store" });
    best = Math.min(best, performance.now() - start);
  }
  say("ms", Math.round(best));
  const server = Date.parse(answer.headers.get("Date"));
  if (server) say("ahead", Math.round((Date.now() - server) / 1000));
}

say("scripts", "yes");
form.addEventListener("submit", () => say("width", window.innerWidth));
Promise.resolve().then(keepsAnswers).catch(() => false).then((keeps) => say("store", keeps ? "yes" : "no"));
measure().catch(() => {}); // then nobody can tell
