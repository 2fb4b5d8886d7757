// What is to do in a step: ticked off one by one, told aloud, and what comes next.
import { noteDone, readDone } from "./memory.js";

const step = document.getElementById("step").dataset.step;
const told = document.getElementById("told");
const goals = Array.from(document.querySelectorAll("#goals > [data-goal]"));

export function reach(name) {
  const goal = goals.find((each) => each.dataset.goal === name && !isReached(each));
  if (!goal) return;
  goal.classList.add("goal--done");
  const open = pointToNext();
  tell(open ? "told-good" : "told-all", open && open.querySelector(".goal-text"));
  if (!open) finish();
}

export function hint(words) { // null: what was said is settled
  if (words === null && !told.classList.contains("told--hint")) return;
  tell(words === null ? null : "told-hint", words && document.createTextNode(words));
  told.classList.toggle("told--hint", words !== null);
}

function isReached(goal) { return goal.classList.contains("goal--done"); }

function pointToNext() {
  const open = goals.find((goal) => !isReached(goal));
  goals.forEach((goal) => {
    if (goal === open) goal.setAttribute("aria-current", "step");
    else goal.removeAttribute("aria-current");
  });
  return open;
}

function tell(template, more) {
  told.classList.remove("told--hint");
  told.textContent = "";
  if (template) told.appendChild(document.getElementById(template).content.cloneNode(true));
  if (more) told.appendChild(more.cloneNode(true));
}

function finish() {
  noteDone(step);
  openNext();
}

function openNext() {
  const skip = document.getElementById("skip");
  if (!skip) return;
  skip.hidden = true;
  document.getElementById("next").classList.remove("script-none");
}

pointToNext();
if (readDone().indexOf(step) >= 0) openNext();
document.querySelectorAll("[data-reaches]").forEach((box) => { // a reload may have kept a tick
  if (box.checked) box.checked = false;
  box.addEventListener("change", () => { if (box.checked) reach(box.dataset.reaches); });
});
