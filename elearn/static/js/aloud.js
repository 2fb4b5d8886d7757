// Reads aloud in the device's own voice. One thing at a time: a second press, a recording or leaving the page ends it.
import { findVoice } from "./listen.js";

const LONGEST = 200; // characters: some voices fall silent in the middle of more
const speech = window.speechSynthesis;
let current = null;

export function toggle(button, pieces) {
  const isOwn = current && current.button === button;
  stop();
  if (!isOwn) start(button, pieces);
}

function start(button, pieces) {
  const run = { button, said: [] }; // kept: a browser may throw away an utterance that nobody holds
  current = run;
  show(button, "listen-stop");
  pieces.forEach((piece) => {
    const voice = findVoice(piece.lang);
    if (voice) cut(piece.text).forEach((text) => run.said.push(utter(text, piece.lang, voice)));
  });
  const finish = () => { if (current === run) stop(); };
  run.said[run.said.length - 1].onend = finish;
  run.said.forEach((said) => { said.onerror = finish; speech.speak(said); });
}

function stop() {
  if (!current) return;
  const button = current.button;
  current = null;
  speech.cancel();
  show(button, "listen-words");
}

function show(button, template) {
  button.textContent = "";
  button.appendChild(document.getElementById(template).content.cloneNode(true));
}

function utter(text, lang, voice) {
  const said = new SpeechSynthesisUtterance(text);
  said.lang = lang;
  said.voice = voice;
  said.rate = 0.9;
  return said;
}

function cut(text) {
  const whole = text.replace(/_{2,}/g, "…").replace(/\s+/g, " ").trim();
  if (whole.length <= LONGEST) return [whole];
  return whole.match(/[^.!?;:]+[.!?;:]*\s*/g).map((sentence) => sentence.trim()).filter(Boolean);
}

window.addEventListener("pagehide", stop);
document.addEventListener("play", stop, true);
