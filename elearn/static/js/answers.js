// Reads and fills the answer of one task, whatever its kind.
const FIELDS = "[name^='response-']";

export function readAnswer(task) {
  if (task.dataset.kind === "form") return readForm(task);
  const chosen = task.querySelector(FIELDS + ":checked");
  if (chosen) return chosen.value;
  const typed = task.querySelector("input[type=text]" + FIELDS + ", textarea");
  return (typed && typed.value.trim()) || null;
}

function readForm(task) {
  const texts = {};
  task.querySelectorAll(FIELDS).forEach((field) => { texts[boxId(field)] = field.value.trim(); });
  return Object.keys(texts).some((id) => texts[id]) ? JSON.stringify(texts) : null;
}

export function fillAnswer(task, value) {
  if (task.dataset.kind === "form") {
    const texts = value ? JSON.parse(value) : {};
    task.querySelectorAll(FIELDS).forEach((field) => { field.value = texts[boxId(field)] || ""; });
    return;
  }
  task.querySelectorAll(FIELDS).forEach((field) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
    else field.value = value || "";
  });
}

function boxId(field) { return field.name.slice(field.name.indexOf(".") + 1); }

export function countWords(task) {
  const count = task.querySelector(".word-count b");
  if (count) count.textContent = task.querySelector("textarea").value.split(/\s+/).filter(Boolean).length;
}
