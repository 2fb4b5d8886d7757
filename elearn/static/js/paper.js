// The paper: saves every answer, tells honestly how it stands, and makes the page easier. Without it the form works too.
import { makeQueue } from "./queue.js";
import { keep, readKept, mark } from "./kept.js";
import { startClock } from "./clock.js";
import { playOnce, speak } from "./sound.js";
import { showFeedback, openTranslation } from "./practice.js";
import { readAnswer, fillAnswer, countWords, bringOnly } from "./answers.js";
import { makeOverview, askBeforeHandIn } from "./overview.js";

// A database that does not open (private windows of old browsers, a broken disk) must not hold up the paper.
const PATIENCE = 3000; // milliseconds
const form = document.getElementById("paper");
const tasks = new Map();
const told = new Set(); // tasks whose answer is to be checked at once
const drafts = new Set(); // tasks whose answer is not sent before the learner says so
let attempt = "";
let isPractice = false;
let api = null; // the server, or this phone where the test was taken along
let queue = null;
let overview = null;
let byArrow = false;

// While this phone's database opens, a choice is kept at once: the tab may be closed before the queue is there.
function keepEarly(event) {
  const task = event.target.closest(".task");
  const isDraft = form.dataset.mode === "practice" && task && task.dataset.kind === "typed_word";
  const isBegun = form.dataset.attempt.indexOf("00000000") !== 0; // taken along, it gets its id first
  if (!task || isDraft || !isBegun || event.target.name.indexOf("response-") !== 0) return;
  keep(form.dataset.attempt, task.dataset.position, readAnswer(task));
}

form.addEventListener("change", keepEarly);
form.addEventListener("input", keepEarly);

// `source`: where answers go. It puts them away (`put`), opens translations (`post`) and takes the hand-in.
export async function openPaper(source) {
  api = source;
  attempt = form.dataset.attempt;
  isPractice = form.dataset.mode === "practice";
  form.querySelectorAll(".task").forEach((task) => tasks.set(task.dataset.position, task));
  overview = makeOverview(form);
  const kept = await readKept(attempt, PATIENCE);
  form.removeEventListener("change", keepEarly);
  form.removeEventListener("input", keepEarly);
  // In the exam only a closed attempt refuses: the form brings the rest, and the outcome says what came too late.
  queue = makeQueue(attempt, kept.waiting, send, tell, () => { if (isPractice) location.reload(); else handInNow(); });
  if (!isPractice && !api.isHere) queue.beSure();
  if (!isPractice) queue.follow(show); // practice keeps the first answer
  listen();
  restore(kept);
  tasks.forEach((task) => overview.refresh(task));
  form.querySelectorAll(".play-once").forEach((box) => playOnce(box, attempt));
  form.querySelectorAll(".recorder").forEach(listenToSpeaking);
  askBeforeHandIn(form, overview, handInNow);
  const clock = form.querySelector(".clock");
  if (clock) startClock(clock, timeIsOver);
  if (!api.isHandedIn) queue.replay();
  if (kept.isLate) readKept(attempt).then((late) => joinLate(late.waiting));
  return queue;
}

async function send(key, value, isLeaving) {
  if (api.isHere && !(await keep(attempt, key, value))) return null; // no room: tried again
  if (key[0] === "f") return api.put("flags/" + key.slice(1), { flagged: value }, isLeaving);
  const body = { response: value };
  if (told.has(key)) body.feedback = form.dataset.language;
  return api.put("responses/" + key, body, isLeaving);
}

function tell(key, state, answer) {
  overview.tellSaved(queue && queue.size() ? (state === "saved" ? "saving" : state) : state);
  const task = tasks.get(key);
  if (!task) return;
  overview.tellTask(task, state);
  if (answer && answer.status === 200) answer.text().then((html) => tellResult(task, html));
}

function tellResult(task, html) {
  showFeedback(task, html);
  overview.refresh(task);
  mark(attempt, task.dataset.position, readAnswer(task), html); // for a reload without network
}

function save(task, isChecked) {
  const key = task.dataset.position;
  if (isChecked) told.add(key);
  drafts.delete(key);
  queue.put(key, readAnswer(task));
  overview.refresh(task);
}

// Practice tells right or wrong at once, so a word is sent only when the learner says so, and a choice made
// with the arrow keys waits for the button: a keyboard passes over choices on its way.
function onKey(event) {
  byArrow = event.key.indexOf("Arrow") === 0;
  if (byArrow && event.target.type === "radio") form.classList.add("by-keys");
  if (event.key === "Enter" && event.target.matches("input[type=text], input[type=radio]")) {
    event.preventDefault();
    save(event.target.closest(".task"), isPractice);
  }
}

function onChange(event) {
  const task = event.target.closest(".task");
  if (!task) return;
  if (event.target.name.indexOf("flag-") === 0) {
    queue.put("f" + task.dataset.position, event.target.checked);
    return overview.refresh(task);
  }
  const waits = isPractice && (task.dataset.kind === "typed_word" || (event.target.type === "radio" && byArrow));
  if (waits) drafts.add(task.dataset.position);
  else save(task, isPractice && event.target.type === "radio");
}

function onInput(event) {
  const task = event.target.closest(".task");
  if (!task || event.target.type === "radio" || event.target.type === "checkbox") return;
  countWords(task);
  if (isPractice && task.dataset.kind === "typed_word") return keepDraft(task);
  queue.hold(task.dataset.position, readAnswer(task));
  overview.refresh(task);
}

function onClick(event) {
  notePlace(event);
  const button = event.target.closest("button.check, button.peek");
  if (!button) return;
  event.preventDefault();
  const task = button.closest(".task");
  if (button.classList.contains("peek")) openTranslation(task, button, api, form.dataset.language);
  else if (readAnswer(task) !== null) save(task, true);
}

function listen() {
  form.addEventListener("keydown", onKey);
  form.addEventListener("pointerdown", () => { byArrow = false; });
  form.addEventListener("change", onChange);
  form.addEventListener("input", onInput);
  form.addEventListener("focusin", notePlace);
  form.addEventListener("click", onClick); // not every browser moves the focus to what is pressed
  form.addEventListener("submit", () => setTimeout(bringOnly(form, addDrafts(queue.pending)))); // a browser that has no dialogs
}

// Where one works stands in the address: the language switch, far above, and a reload lead back to it.
function notePlace(event) {
  const task = event.target.closest(".task");
  if (task && location.hash !== "#" + task.id) history.replaceState(history.state, "", "#" + task.id);
}

// A typed word that was not checked yet is kept here only, so that a closed tab does not lose it.
function keepDraft(task) {
  drafts.add(task.dataset.position);
  try { localStorage.setItem("elearn:draft:" + attempt + ":" + task.dataset.position, readAnswer(task) || ""); } catch (error) { /* then not */ }
}

function restore(kept) {
  const isOld = api.isHere || "kept" in document.documentElement.dataset; // the page does not know what was sent since
  tasks.forEach((task, key) => {
    countWords(task);
    saveEarlyFlag(task, "f" + key);
    if (isAnsweredEarly(task)) return isPractice && task.dataset.kind === "typed_word" ? keepDraft(task) : save(task, isPractice);
    if (key in queue.pending) return fillAnswer(task, queue.pending[key]);
    if (isOld && key in kept.sent) return restoreSent(task, kept.sent[key]);
    let draft = null;
    try { draft = localStorage.getItem("elearn:draft:" + attempt + ":" + key); } catch (error) { /* none */ }
    if (!draft || readAnswer(task) !== null) return;
    fillAnswer(task, draft);
    drafts.add(key);
  });
  Object.keys(queue.pending).forEach((key) => { if (isPractice && key[0] !== "f") told.add(key); });
  const flags = Object.assign({}, isOld ? kept.sent : {}, queue.pending);
  Object.keys(flags).filter((key) => key[0] === "f")
    .forEach((key) => show(key, key in queue.pending ? queue.pending[key] : flags[key].value));
}

function saveEarlyFlag(task, key) {
  const flag = task.querySelector("[name^='flag-']");
  if (flag && flag.checked !== flag.defaultChecked && !(key in queue.pending)) queue.put(key, flag.checked);
}

function joinLate(waiting) {
  queue.join(waiting).forEach((key) => {
    if (isPractice && key[0] !== "f") told.add(key);
    show(key, waiting[key]);
  });
  if (!api.isHandedIn) queue.replay();
}

function show(key, value) {
  const task = tasks.get(key.replace("f", ""));
  if (!task) return;
  const flag = task.querySelector("[name^='flag-']");
  if (key[0] !== "f") {
    if (readAnswer(task) !== value) fillAnswer(task, value);
    countWords(task);
  } else if (flag) flag.checked = value;
  overview.refresh(task);
}

function restoreSent(task, answer) {
  fillAnswer(task, answer.value);
  const html = answer.told || (api.tell && answer.value !== null && api.tell(answer.place, answer.value));
  if (isPractice && html) showFeedback(task, html);
}

// Before this script was there: newer than whatever was kept. Flags and menus are no answers.
function isAnsweredEarly(task) {
  const fields = task.querySelectorAll("[name^='response-']");
  return Array.from(fields).some((field) => (
    /radio|checkbox/.test(field.type) ? field.checked && !field.defaultChecked : field.value !== field.defaultValue));
}

function listenToSpeaking(box) {
  const task = box.closest(".task");
  speak(box, attempt + "/" + task.dataset.position, () => {
    task.querySelector("input[type=checkbox][value=spoken]").checked = true;
    save(task, false);
  });
}

export function handInNow() {
  queue.handIn();
  api.handIn(findUnsaved);
}

async function findUnsaved() { // also what another tab could not send yet
  const kept = await queue.look();
  return addDrafts(Object.assign(kept.waiting, queue.pending));
}

function addDrafts(values) {
  const found = Object.assign({}, values);
  drafts.forEach((key) => { found[key] = readAnswer(tasks.get(key)); });
  return found;
}

function timeIsOver() {
  if (api.isHere || navigator.onLine !== false) return handInNow();
  document.getElementById("clock-says").classList.remove("visually-hidden");
  document.getElementById("clock-says").textContent = form.dataset.offlineEnd;
  window.addEventListener("online", handInNow);
}
