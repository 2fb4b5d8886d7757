// A form: from field to field, and a plain word where something differs from the card.
import { reach } from "./goals.js";

const box = document.getElementById("form");
const fields = Array.from(box.querySelectorAll("input"));
const kinds = { born: "date", phone: "number" };

function judge(field) { // which message, null where all is well or nothing is typed yet
  const text = field.value.trim();
  if (!text || field.validity.valid) return null;
  if (kinds[field.id]) return kinds[field.id];
  if (/[a-z]/i.test(text)) return "russian";
  return text.charAt(0) === text.charAt(0).toLowerCase() ? "capital" : "compare";
}

function tell(field) {
  const message = judge(field);
  document.getElementById(field.id + "-told").textContent = message ? box.dataset[message] : "";
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

fields.forEach((field, place) => {
  field.value = "";
  field.setAttribute("aria-describedby", field.id + "-told");
  field.addEventListener("focus", () => { if (place && fields[place - 1].value) reach("next-field"); });
  field.addEventListener("change", () => tell(field));
  field.addEventListener("input", () => {
    if (field.hasAttribute("aria-invalid")) tell(field); // mended: say so at once
    if (fields.every((each) => each.validity.valid)) reach("all-fields");
  });
});
