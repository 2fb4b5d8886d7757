// Practice: right or not yet at once, and the translation on demand. The server writes the words.
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function mark(row, name, template) {
  row.classList.add("choice--" + name);
  const words = document.createElement("span");
  words.className = "choice-mark";
  words.appendChild(document.getElementById(template).content.cloneNode(true));
  row.appendChild(words);
}

export function showFeedback(task, html) {
  const box = task.querySelector(".task-told");
  box.textContent = "";
  box.appendChild(parse(html));
  box.dispatchEvent(new CustomEvent("elearn:told", { bubbles: true }));
  const feedback = box.querySelector(".feedback");
  if (!feedback) return;
  if (feedback.dataset.result) lock(task, feedback);
  feedback.focus({ preventScroll: true });
}

function lock(task, feedback) {
  task.dataset.result = feedback.dataset.result;
  task.querySelectorAll("input[type=radio]").forEach((radio) => {
    const row = radio.closest(".choice");
    row.classList.add("choice--locked");
    if (radio.value === feedback.dataset.key) mark(row, "key", "mark-key");
    else if (radio.checked) mark(row, "own", "mark-own");
    radio.disabled = true;
  });
  task.querySelectorAll("input[type=text]").forEach((field) => { field.readOnly = true; });
  task.querySelectorAll(".check, .peek").forEach((button) => button.remove());
}

export function openTranslation(task, button, api, language) {
  button.disabled = true;
  api.post("translations/" + task.dataset.position, { language }).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }).then((html) => {
    const box = task.querySelector(".aid");
    box.appendChild(parse(html));
    button.remove();
  }).catch(() => { button.disabled = false; });
}
