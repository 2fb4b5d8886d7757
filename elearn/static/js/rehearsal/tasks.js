// A small paper: one task at a time, numbers above, what is answered and flagged.
import { reach } from "./goals.js";

const paper = document.getElementById("paper");
const tasks = Array.from(paper.querySelectorAll(".task"));
const cells = Array.from(paper.querySelectorAll(".cell"));
const answers = {};

function open(place, isMoved) {
  tasks.forEach((task, each) => { task.hidden = each !== place; });
  cells.forEach((cell, each) => {
    if (each === place) cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  });
  if (isMoved) tasks[place].focus();
}

function refresh(task) {
  const cell = cells[tasks.indexOf(task)];
  const isAnswered = Boolean(task.querySelector("[type=radio]:checked"));
  const isFlagged = task.querySelector("[type=checkbox]").checked;
  cell.className = "cell" + (isAnswered ? " cell--answered" : "") + (isFlagged ? " cell--flagged" : "");
  cell.querySelector(".visually-hidden").textContent =
    ", " + paper.dataset[isAnswered ? "answered" : "open"] + (isFlagged ? ", " + paper.dataset.flagged : "");
}

function answer(task, choice) {
  const before = answers[task.id];
  answers[task.id] = choice.value;
  if (task !== tasks[0]) return;
  reach("answer-1");
  if (before && before !== choice.value) reach("change");
}

paper.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  const place = Number(link.hash.slice("#task-".length)) - 1;
  open(place, true);
  if (link.dataset.moves && place === 1) reach("next-task");
  if (link.dataset.cell === "3") reach("number");
});
tasks.forEach((task) => {
  task.querySelectorAll("input").forEach((box) => { box.checked = false; });
  task.addEventListener("change", (event) => {
    refresh(task);
    if (event.target.type === "radio") answer(task, event.target);
    else if (event.target.checked && task === tasks[1]) reach("flag");
  });
});
open(0, false);
