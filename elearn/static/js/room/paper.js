// A paper at a seat of a session: tasks open step by step, the clock knows of more minutes, the computer says that it is
// there, the hand goes up and down without leaving the page.
import { ask, isLeaving } from "../api.js";

const EVERY = 5000; // milliseconds
const bar = document.getElementById("room-bar");
const clock = document.querySelector(".clock");
const tasks = document.querySelectorAll("#paper .task");
let wanted = ""; // how the hand shall be, until the server knows

function openTasks(step) {
  const isLater = (task) => step !== null && Number(task.dataset.position) > step;
  tasks.forEach((task) => { task.hidden = isLater(task); });
  document.querySelectorAll("#paper .group").forEach((group) => { // with what is heard or read for later tasks
    group.hidden = isLater(group.querySelector(".task"));
    const part = group.previousElementSibling;
    if (part && part.matches(".part")) part.hidden = group.hidden;
  });
  document.getElementById("end").hidden = step !== null && step < tasks.length; // nobody hands in by mistake
  const next = document.getElementById("room-next");
  if (next) next.hidden = step !== null && step >= tasks.length;
}

function showHand(isUp) {
  bar.querySelectorAll("[data-hand-is]").forEach((part) => { part.hidden = (part.dataset.handIs === "up") !== isUp; });
}

async function sendHand() {
  const value = wanted;
  const answer = await ask(bar.dataset.hand, {
    method: "PUT",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
    body: JSON.stringify({ hand: value }),
  });
  if (answer.status !== 204) return isLeaving() || location.reload(); // closed, or somebody else sits here by now: the page tells
  if (wanted === value) wanted = "";
  showHand(value === "up"); // not before: the page promises that the trainer sees it
  return bar.querySelector("button[name=hand]:not([value=" + value + "])").focus();
}

async function look() {
  try {
    if (wanted) await sendHand();
    const answer = await ask(bar.dataset.address, { cache: "no-store" });
    if (answer.ok) {
      const now = await answer.json();
      openTasks(now.step);
      if (!wanted) showHand(now.hand);
      if (!now.is_open && !isLeaving()) return location.reload();
      if (clock) clock.dispatchEvent(new Event("elearn:adjust"));
    }
  } catch (error) { /* the server is away: the paper keeps the answers, ask again */ }
  return setTimeout(look, EVERY);
}

bar.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=hand]");
  if (!button) return;
  event.preventDefault();
  wanted = button.value;
  sendHand().catch(() => {}); // the server is away: the next look sends it
});

look();
