// A computer that many people use: when nobody does anything outside a test, it cleans itself. It says so before.
const IDLE = 90000, WARNED = 15000; // milliseconds
const note = document.getElementById("clean-note");
const form = document.getElementById("clean-form");
let timer = 0;

function wait() {
  clearTimeout(timer);
  note.hidden = true;
  timer = setTimeout(warn, IDLE);
}

function warn() {
  note.hidden = false;
  timer = setTimeout(() => HTMLFormElement.prototype.submit.call(form), WARNED);
}

["pointerdown", "keydown", "scroll"].forEach((name) => window.addEventListener(name, wait, { passive: true }));
wait();
