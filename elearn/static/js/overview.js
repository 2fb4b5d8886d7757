// What is answered, what is flagged, what is saved: in the bar and at each task, always with words.
import { readAnswer } from "./answers.js";

export function makeOverview(form) {
  const saveState = document.getElementById("save-state");
  const count = document.getElementById("answered-count");
  const tasks = Array.from(form.querySelectorAll(".task"));
  let shown = "";

  function words(box, state) {
    const template = document.getElementById("state-" + state);
    box.textContent = "";
    if (template) box.appendChild(template.content.cloneNode(true));
  }

  function tellSaved(state) {
    if (state === shown) return;
    shown = state;
    saveState.className = "save-state script-only save-state--" + state;
    words(saveState, state);
  }

  function tellTask(task, state) {
    const box = task.querySelector(".task-state");
    box.className = "task-state task-state--" + state;
    words(box, state);
  }

  function refresh(task) {
    const cell = form.querySelector("[data-cell='" + task.dataset.position + "']");
    const isAnswered = readAnswer(task) !== null;
    const flag = task.querySelector("[name^='flag-']");
    const isFlagged = Boolean(flag && flag.checked);
    const tone = task.dataset.result || (cell.className.match(/cell--(good|later)/) || [])[1] || "answered";
    cell.className = "cell" + (isAnswered ? " cell--" + tone : "") + (isFlagged ? " cell--flagged" : "");
    cell.querySelector(".visually-hidden").textContent =
      ", " + (isAnswered ? form.dataset.answered : form.dataset.open) + (isFlagged ? ", " + form.dataset.flagged : "");
    count.textContent = tasks.length - open().length;
    tellOpen(document.getElementById("open-tasks"));
  }

  function open() { return tasks.filter((task) => readAnswer(task) === null).map((task) => task.dataset.position); }

  function tellOpen(box) {
    const positions = open();
    box.textContent = "";
    box.appendChild(document.getElementById(positions.length ? "text-open" : "text-all").content.cloneNode(true));
    positions.forEach((position, n) => {
      const link = document.createElement("a");
      link.href = "#task-" + position;
      link.textContent = position;
      if (n) box.appendChild(document.createTextNode(", "));
      box.appendChild(link);
    });
  }

  followScrolling(form, tasks);
  const details = form.querySelector(".overview");
  if (window.matchMedia("(min-width: 60rem)").matches) details.open = true;
  details.addEventListener("click", (event) => {
    if (event.target.closest(".cell") && !window.matchMedia("(min-width: 60rem)").matches) details.open = false;
  });
  return { tellSaved, tellTask, refresh, tellOpen };
}

function followScrolling(form, tasks) {
  if (!window.IntersectionObserver) return;
  const watcher = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (!entry.isIntersecting) return;
    form.querySelectorAll(".cell[aria-current]").forEach((cell) => cell.removeAttribute("aria-current"));
    form.querySelector("[data-cell='" + entry.target.dataset.position + "']").setAttribute("aria-current", "step");
  }), { rootMargin: "-30% 0px -60% 0px" });
  tasks.forEach((task) => watcher.observe(task));
}

// One question before the test is closed for good.
export function askBeforeHandIn(form, overview, handIn) {
  const dialog = document.getElementById("sure");
  if (!dialog.showModal) return; // an old browser: the form leads to a page with the same question

  document.getElementById("hand-in").addEventListener("click", (event) => {
    event.preventDefault();
    overview.tellOpen(document.getElementById("sure-open"));
    dialog.showModal();
  });
  document.getElementById("sure-yes").addEventListener("click", handIn);
  document.getElementById("sure-no").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
}
