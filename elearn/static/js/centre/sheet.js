// A sheet is typed in by keyboard alone: a letter that counts leads to the next field, Enter hands in.
const fields = Array.from(document.querySelectorAll("#sheet [name^='response-']"));

function go(from, step) {
  const next = fields[fields.indexOf(from) + step];
  if (!next) return;
  next.focus();
  next.select();
}

function check(field) {
  const signs = field.dataset.signs;
  const isGood = !field.value.trim() || signs.indexOf(field.value.toLowerCase()) >= 0;
  if (isGood) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  return isGood;
}

fields.forEach((field) => {
  field.addEventListener("focus", () => { field.select(); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") go(field, 1);
    else if (event.key === "ArrowUp" || (event.key === "Backspace" && !field.value)) go(field, -1);
    else return;
    event.preventDefault();
  });
  if (!field.dataset.signs) return;
  field.addEventListener("input", () => {
    if (!check(field)) field.select();
    else if (field.value) go(field, 1);
  });
});
