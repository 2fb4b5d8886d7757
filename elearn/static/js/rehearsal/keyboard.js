// The keyboard on the screen: shows where a key is, and can be pressed itself.
const box = document.getElementById("keyboard");
const latinNote = document.getElementById("latin");
const keys = Array.from(box.querySelectorAll("[data-letter]"));
let isLatin = false; // the person's own keyboard writes Latin letters

export function letterOfCode(code) { // the key's place counts, whatever it writes
  const key = keys.find((each) => each.dataset.code === code);
  return key ? key.dataset.letter : null;
}

export function noteLatin(sign) { // signs that are no letter tell nothing
  if (/[а-яё]/i.test(sign)) isLatin = false;
  if (/[a-z]/i.test(sign)) isLatin = true;
  latinNote.hidden = !isLatin;
  return isLatin;
}

export function toRussian(text) {
  if (!noteLatin(text.slice(-1))) return text;
  return Array.from(text).map((sign) => {
    const key = keys.find((each) => each.dataset.latin === sign.toLowerCase());
    if (!key) return sign;
    return sign === sign.toLowerCase() ? key.dataset.letter : key.dataset.letter.toUpperCase();
  }).join("");
}

export function show(names) { // letters, or what a key does
  box.querySelectorAll(".key").forEach((key) => {
    key.classList.toggle("key--now", names.indexOf(key.dataset.letter || key.dataset.does) >= 0);
  });
}

export function onPress(act) { // act(letter, null) or act(null, what the key does)
  const shift = box.querySelector("[data-does=shift]");
  const isUp = () => Boolean(shift && shift.getAttribute("aria-pressed") === "true");
  box.querySelectorAll(".key").forEach((key) => { key.disabled = false; });
  box.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps its blinking line
  box.addEventListener("click", (event) => {
    const key = event.target.closest(".key");
    if (!key) return;
    const does = key.dataset.does;
    if (does === "shift") { shift.setAttribute("aria-pressed", String(!isUp())); return; }
    act(key.dataset.letter ? (isUp() ? key.dataset.letter.toUpperCase() : key.dataset.letter) : null, does || null);
    if (shift) shift.setAttribute("aria-pressed", "false");
  });
}
