// The form of an entry saves itself a moment after somebody stops typing. What is not saved yet stays in this browser.
import { keep, forget, takeBack } from "./unsent.js";
import { showDefects } from "./defects.js";

const PAUSE = 2500;
const AGAIN = 10000;
const form = document.getElementById("entry");
const line = document.getElementById("save-state");
let timer = null;
let isSending = false;
let isWaiting = false; // something was typed that the server does not have

function say(state) {
  line.className = "typed-state typed-state--" + state;
  line.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== state; });
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

function typed() {
  isWaiting = true;
  keep(form);
  say("typing");
  later(PAUSE);
}

async function send() {
  if (isSending || !isWaiting) return;
  isSending = true;
  isWaiting = false;
  say("saving");
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual" });
    await take(answer);
  } catch (error) {
    fail();
  }
  isSending = false;
}

async function take(answer) {
  const kind = answer.headers.get("Content-Type") || "";
  if (!kind.startsWith("application/json")) return fail(); // signed out, or somebody stands between
  const told = await answer.json();
  if (answer.status === 409) return stop("conflict");
  if (answer.status === 422) return refuse(told.errors);
  if (!answer.ok) return fail();
  form.elements.version.value = told.version;
  form.elements.seen.value = told.seen;
  showDefects(form, told.defects);
  if (isWaiting) { keep(form); return later(PAUSE); }
  forget();
  say("saved");
  document.dispatchEvent(new Event("entry-saved"));
  return null;
}

function fail() {
  isWaiting = true;
  say("waiting");
  later(AGAIN);
}

function refuse(errors) {
  isWaiting = true;
  showDefects(form, errors);
  say("refused");
}

function stop(state) { // only the merge page helps: the button sends what was typed
  isWaiting = true;
  clearTimeout(timer);
  form.removeEventListener("input", typed);
  form.addEventListener("input", () => keep(form));
  say(state);
}

function begin() {
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", () => { isWaiting = false; clearTimeout(timer); });
  window.addEventListener("online", () => later(0));
  window.addEventListener("beforeunload", (event) => {
    if (isWaiting || isSending) { event.preventDefault(); event.returnValue = ""; }
  });
  if (takeBack(form)) {
    isWaiting = true;
    say("back");
    later(PAUSE);
  }
}

if (form && line && form.dataset.autosave) begin();
