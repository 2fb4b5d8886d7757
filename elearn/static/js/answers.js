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

// Lets the form bring these answers and flags and nothing else: to all the rest another tab or another phone may have
// given newer ones. Returns what sets the form back.
export function bringOnly(form, values) {
  const box = document.createElement("div");
  const add = (name, value) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value || "";
    box.appendChild(field);
  };
  add("changes", "yes");
  const tasks = Array.from(form.querySelectorAll(".task"));
  tasks.forEach((task) => {
    const key = task.dataset.position;
    const texts = (task.dataset.kind === "form" && JSON.parse(values[key] || "{}")) || null;
    if (key in values) task.querySelectorAll(FIELDS).forEach((field) => add(field.name, texts ? texts[boxId(field)] : values[key]));
    if ("f" + key in values) add("flag-" + key, values["f" + key] && "1");
    task.disabled = true;
  });
  form.appendChild(box);
  return () => {
    box.remove();
    tasks.forEach((task) => { task.disabled = false; });
  };
}

function boxId(field) { return field.name.slice(field.name.indexOf(".") + 1); }

export function countWords(task) {
  const count = task.querySelector(".word-count b");
  if (count) count.textContent = task.querySelector("textarea").value.split(/\s+/).filter(Boolean).length;
}
