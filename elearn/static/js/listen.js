// "Listen": one control for each task, text, explanation and lesson, where this device has a voice for its language.

const PARTS = {
  task: ".stem, .choice-text[lang], .field label[lang]",
  stimulus: ".stimulus-text",
  feedback: "p:not(.quiet):not(.draft)",
  lesson: "h2, h3, h4, p, li, th, td",
};
const HEADS = { task: ".task-head", feedback: ".feedback-verdict" };
const speech = window.speechSynthesis;
const plain = (tag) => tag.replace(/_/g, "-").toLowerCase();
const SILENT = ".visually-hidden, .choice-mark, .listen, details";

export function offerListening(root) {
  whenVoicesCome(() => Object.keys(PARTS).forEach((kind) => {
    const boxes = Array.from(root.querySelectorAll("." + kind));
    if (root.matches("." + kind)) boxes.push(root);
    boxes.forEach((box) => { if (!box.dataset.listen && canHear(readPieces(box, kind))) addControl(box, kind); });
  }));
}

// The longest piece decides: an explanation without its language's voice is not heard by its Russian words alone.
function canHear(pieces) {
  const longest = pieces.reduce((one, other) => (other.text.length > one.text.length ? other : one), { text: "" });
  return longest.text && findVoice(longest.lang) !== null;
}

function addControl(box, kind) {
  const button = document.getElementById("listen").content.firstElementChild.cloneNode(true);
  box.dataset.listen = "yes";
  const head = box.querySelector(HEADS[kind]);
  if (head) head.appendChild(button);
  else box.insertBefore(button, box.querySelector(".stimulus-text") || box.firstChild);
  button.addEventListener("click", () => {
    import("./aloud.js").then((aloud) => aloud.toggle(button, readPieces(box, kind))).catch(() => {}); // no network: press again
  });
}

function readPieces(box, kind) {
  const pieces = [];
  let number = 0;
  box.querySelectorAll(PARTS[kind]).forEach((part) => {
    if (kind === "task" && part.closest(".feedback, .aid")) return;
    if (kind === "lesson" && part.querySelector("p, li")) return; // its parts come by themselves
    const said = readPart(part);
    if (part.matches(".choice-text") && said.length) said[0].text = (number += 1) + ". " + said[0].text;
    pieces.push(...said);
  });
  return pieces;
}

function readPart(part) {
  const pieces = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (around.closest(SILENT)) continue;
    byLanguage(walker.currentNode.data, around.closest("[lang]").lang).forEach((piece) => {
      const last = pieces[pieces.length - 1];
      if (last && last.lang === piece.lang) last.text += piece.text;
      else pieces.push(piece);
    });
  }
  return pieces.filter((piece) => /[^\s.,;:!?()«»—-]/.test(piece.text));
}

// Among Latin letters a word in Cyrillic ones is Russian, whatever the page says.
function byLanguage(text, lang) {
  if (!/^(en|uz-Latn)/.test(lang)) return [{ lang, text }];
  return text.split(/([\u0400-\u04ff]+(?:[\s,.«»—-]+[\u0400-\u04ff]+)*)/)
    .map((part) => ({ lang: /[\u0400-\u04ff]/.test(part) ? "ru" : lang, text: part })).filter((piece) => piece.text);
}

export function findVoice(tag) {
  const wanted = plain(tag).split("-");
  const fitting = speech.getVoices().filter((voice) => {
    const parts = plain(voice.lang).split("-");
    return parts[0] === wanted[0] && (wanted.indexOf("cyrl") < 0 || parts.indexOf("cyrl") > 0); // an Uzbek voice reads Latin letters
  });
  return fitting.filter((voice) => voice.localService)[0] || fitting[0] || null; // its own voice costs no data
}

// They come late in some browsers, and never in others.
function whenVoicesCome(act) {
  act();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", act);
}
