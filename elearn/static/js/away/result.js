// The result of a test that was sat on this phone: score, what was needed, every task with its explanation.
import { showFeedback } from "../practice.js";
import { fillAnswer } from "../answers.js";
import { nameResponse, scoreTest } from "./score.js";
import { sendNow } from "./sittings.js";
import { text, words } from "./words.js";

export function showResult(form, data, sitting, kept) {
  const answers = Object.assign({}, kept.sent);
  Object.keys(kept.waiting).forEach((place) => { answers[place] = { value: kept.waiting[place] }; });
  const values = {};
  Object.keys(data.tasks).forEach((position) => { values[position] = answers[position] ? answers[position].value : null; });
  const result = scoreTest(data, values);
  const box = document.getElementById("result");
  fillHead(box, result);
  tellSent(box, sitting, data);
  box.hidden = false;
  Object.keys(values).forEach((position) => showTask(form, data, position, values[position]));
  form.querySelectorAll(".paper-bar, .hand-in, .task-foot, .flag").forEach((part) => part.remove());
  document.querySelectorAll("#away-note, main > h1, main > .soft").forEach((part) => part.remove());
  document.getElementById("result-again").addEventListener("click", () => {
    location.assign(location.pathname + "?mode=" + sitting.mode);
  });
  box.querySelector(".verdict").focus();
}

function fillHead(box, result) {
  const tone = result.passed === null ? "open" : result.passed ? "yes" : "no";
  const verdict = box.querySelector(".verdict");
  verdict.classList.add(tone === "yes" ? "verdict--good" : "verdict--later");
  verdict.appendChild(words("verdict-" + tone));
  document.getElementById("result-score").textContent = text("score-words", { score: result.score, max: result.max });
  result.thresholds.forEach((line) => {
    const row = document.createElement("li");
    row.className = "line line--act";
    const main = document.createElement("span");
    main.className = "line-main";
    const title = document.createElement("b");
    title.textContent = line.title;
    title.lang = line.tag;
    main.append(title, " ", text("line-words", line));
    row.append(main, words(line.isMet === null ? "line-open" : line.isMet ? "line-yes" : "line-no"));
    document.getElementById("result-lines").appendChild(row);
  });
}

function showTask(form, data, position, value) {
  const task = form.querySelector(".task[data-position='" + position + "']");
  fillAnswer(task, value);
  showFeedback(task, data.tasks[position].told[nameResponse(data.tasks[position], value)], true);
  task.querySelectorAll("input, textarea").forEach((field) => { field.disabled = true; });
}

async function tellSent(box, sitting, data) {
  const say = (state) => {
    const line = box.querySelector("#result-sent p");
    line.textContent = "";
    line.append(words("sent-" + state));
    const link = document.getElementById("result-open");
    link.hidden = state !== "done";
    link.querySelector("a").href = data.result.replace(/0{8}-[0-]*/, sitting.id);
  };
  const state = { sent: "done", other: "other", refused: "refused" };
  say(state[sitting.state] || "waits");
  const look = async () => say(state[((await self.elearnShelf.get("sittings", sitting.id)) || {}).state] || "waits");
  const send = () => sendNow().then(look, look);
  window.addEventListener("online", send);
  if (!sitting.sentAt) send();
}
