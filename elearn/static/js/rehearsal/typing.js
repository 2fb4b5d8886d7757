// Words: capital letter, space, a mistake to mend. The keyboard on the screen shows the next key.
import { reach } from "./goals.js";
import { onPress, show, toRussian } from "./keyboard.js";

const fields = Array.from(document.querySelectorAll("#typing input"));
let asked = 0;
let current = fields[0];

function nextKeys(field) {
  const wanted = field.dataset.wanted;
  const typed = field.value;
  if (field.validity.valid) return [];
  if (wanted.indexOf(typed) !== 0) return ["backspace"];
  const next = wanted.charAt(typed.length);
  if (next === " ") return ["space"];
  return next === next.toLowerCase() ? [next] : ["shift", next.toLowerCase()];
}

function look(field) {
  current = field;
  if (field === fields[asked] && field.validity.valid) goOn();
  else show(nextKeys(field));
}

function goOn() { // one field at a time, so that the keyboard stays near; at the end all stand there, right
  reach(fields[asked].id);
  asked += 1;
  const isOver = asked === fields.length;
  fields.forEach((field, place) => { boxOf(field).hidden = !isOver && place !== asked; });
  if (isOver) show([]);
  else fields[asked].focus();
}

function boxOf(field) { return field.closest(".field"); }

function put(letter, does) {
  const start = current.selectionStart;
  const end = current.selectionEnd;
  if (does === "backspace") {
    current.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  } else current.setRangeText(does === "space" ? " " : letter, start, end, "end");
  look(current);
}

fields.forEach((field) => {
  field.value = field.defaultValue; // a reload may have kept what was typed
  field.setAttribute("inputmode", "none");
  field.setSelectionRange(field.value.length, field.value.length);
  field.addEventListener("focus", () => look(field));
  field.addEventListener("input", (event) => {
    const russian = toRussian(field.value);
    if (russian !== field.value && !event.isComposing) field.value = russian;
    look(field);
  });
});
fields.slice(1).forEach((field) => { boxOf(field).hidden = true; });
onPress(put);
look(current);
