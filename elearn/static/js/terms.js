// Russian words of the glossary: dots under them, and a small window about each. The words come once and stay in the cache.
const PLACES = ".stem, .stimulus-text, .feedback p:not(.quiet), .lesson p, .lesson li, .lesson td";
const AROUND = ".feedback, .task, .stimulus, .lesson"; // a word is marked once in each
const LETTER = "[0-9A-Za-z\u0400-\u04ff]";
const template = document.getElementById("term-entry");
const plain = (text) => text.toLowerCase().replace(/ё/g, "е").replace(/\s/g, " ");
let known = null;
let dialog = null;

export function offerTerms(root) {
  if (!window.HTMLDialogElement) return null; // an old browser: the page of the glossary is there
  known = known || fetch(template.dataset.address).then((answer) => answer.json()).then(index);
  return known.then((words) => {
    const seen = new Map();
    root.querySelectorAll(PLACES).forEach((place) => {
      const around = place.closest(AROUND);
      if (!seen.has(around)) seen.set(around, new Set());
      if (isRussian(place)) markAll(place, words, seen.get(around));
    });
  });
}

function index(entries) {
  const byForm = new Map();
  entries.forEach((entry) => entry.forms.forEach((form) => byForm.set(plain(form), entry)));
  const longestFirst = Array.from(byForm.keys()).sort((one, other) => other.length - one.length);
  return { byForm, pattern: "(^|[^" + LETTER.slice(1) + ")(" + longestFirst.join("|") + ")(?!" + LETTER + ")" };
}

// In texts of other languages with Cyrillic letters a word may look Russian and be none.
function isRussian(place) { return /^(ru|en|uz-Latn)/.test(place.closest("[lang]").lang); }

function isOpen(place) {
  const task = place.closest(".task");
  return Boolean(task) && !task.querySelector(".feedback");
}

function markAll(place, words, seen) {
  place.querySelectorAll(".term").forEach((term) => seen.add(words.byForm.get(plain(term.textContent))));
  const texts = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, button, .term")) texts.push(walker.currentNode);
  texts.forEach((text) => mark(text, words, seen));
}

function mark(text, words, seen) {
  const found = new RegExp(words.pattern, "g");
  const spoken = plain(text.data); // letter for letter as long as the text
  for (let match = found.exec(spoken); match; match = found.exec(spoken)) {
    const entry = words.byForm.get(match[2]);
    const tells = entry.own || !isOpen(text.parentElement);
    if (seen.has(entry) || !tells) continue;
    seen.add(entry);
    const word = text.splitText(match.index + match[1].length);
    const rest = word.splitText(match[2].length);
    word.parentNode.replaceChild(makeTerm(word.data, entry), word);
    mark(rest, words, seen);
    return;
  }
}

function makeTerm(word, entry) {
  const term = document.createElement("span");
  term.className = "term";
  term.setAttribute("role", "button"); // no <button>: a phrase must break at the end of a line
  term.tabIndex = 0;
  term.textContent = word;
  term.addEventListener("click", () => show(entry, isOpen(term)));
  term.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show(entry, isOpen(term));
  });
  return term;
}

// While the task is open its meaning stays hidden: it may hold the key.
function show(entry, hidesMeaning) {
  dialog = dialog || makeDialog();
  dialog.querySelector("h2").textContent = entry.russian;
  tell(dialog.querySelector(".term-own"), entry.own || "");
  tell(dialog.querySelector(".term-meaning"), hidesMeaning ? "" : entry.meaning);
  dialog.querySelector(".term-later").hidden = !hidesMeaning;
  dialog.showModal();
}

function tell(box, words) {
  box.textContent = words;
  box.hidden = !words;
}

function makeDialog() {
  const made = document.getElementById("main").appendChild(template.content.firstElementChild.cloneNode(true));
  made.addEventListener("click", (event) => { if (event.target === made || event.target.closest("button")) made.close(); });
  return made;
}
