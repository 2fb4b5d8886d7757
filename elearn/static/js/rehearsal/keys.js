// One letter after the other, by the real keyboard or by the one on the screen.
import { hint, reach } from "./goals.js";
import { letterOfCode, noteLatin, onPress, show, toRussian } from "./keyboard.js";

const box = document.getElementById("keys");
const field = box.querySelector("input");
const wanted = Array.from(field.dataset.wanted);
let done = 0;

function take(letter) {
  if (done === wanted.length) return;
  if (letter === wanted[done]) {
    done += 1;
    hint(null);
    reach(letter);
  } else if (letter) {
    hint(box.dataset.wrong.replace("{pressed}", letter.toUpperCase()).replace("{wanted}", wanted[done].toUpperCase()));
  }
  field.value = wanted.slice(0, done).join("").toUpperCase();
  show(wanted.slice(done, done + 1));
}

document.addEventListener("keydown", (event) => {
  const letter = letterOfCode(event.code);
  if (!letter || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  event.preventDefault();
  if (event.key.length === 1) noteLatin(event.key);
  take(letter);
});
field.addEventListener("input", () => { // keyboards of phones do not name their keys
  const typed = toRussian(field.value).toLowerCase();
  take(typed.length > done ? typed.charAt(typed.length - 1) : "");
});
field.setAttribute("inputmode", "none"); // the keyboard on the page is the one to learn
field.value = "";
onPress((letter) => take(letter));
show(wanted.slice(0, 1));
