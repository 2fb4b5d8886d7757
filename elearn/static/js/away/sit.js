// A test that was taken along: begun, sat and scored on this phone, with or without network.
import { openPaper } from "../paper.js";
import { forget, keep, readKept } from "../kept.js";
import { nameResponse } from "./score.js";
import { showResult } from "./result.js";
import { ROOT, begin, findOpen, handIn, isMine, noteLeft, secondsLeft, watchClock } from "./sittings.js";
import { words } from "./words.js";

const form = document.getElementById("paper");
const data = JSON.parse(document.getElementById("away-data").textContent);
const asked = new URLSearchParams(location.search);
const mode = asked.get("mode") === "exam" ? "exam" : "practice";
const NOTED_EVERY = 10000; // milliseconds
const AGAIN = 10000;
let lookAtClock = null;

document.querySelectorAll(mode === "exam" ? ".if-practice" : ".if-exam").forEach((node) => node.remove());
form.dataset.mode = mode;
open();

async function open() {
  const sitting = (await findAsked()) || (await findOpen(data, mode)) || (await begin(data, mode, form.dataset.language));
  const address = location.pathname + "?mode=" + sitting.mode + "&attempt=" + sitting.id;
  history.replaceState(history.state, "", address + location.hash); // a reload leads back to this attempt
  form.dataset.attempt = sitting.id;
  if (sitting.handedInAt) return showResult(form, data, sitting, await readKept(sitting.id));
  lookAtClock = watchClock(sitting);
  if (mode === "exam") setClock(sitting);
  await openPaper(makePhone(sitting));
}

async function findAsked() {
  const found = asked.get("attempt") && await self.elearnShelf.get("sittings", asked.get("attempt"));
  return found && (found.handedInAt || isMine(found)) ? found : null;
}

function setClock(sitting) {
  const clock = form.querySelector(".clock");
  clock.dataset.seconds = secondsLeft(sitting, data.minutes);
  const note = () => lookAtClock().then(() => noteLeft(sitting, data.minutes));
  setInterval(() => note().catch(() => {}), NOTED_EVERY); // no room: then the clock on the wall alone counts
}

// Answers as the server would: what is put was kept before (see paper.js), so it only has to be told.
function makePhone(sitting) {
  const tell = (position, value) => data.tasks[position].told[nameResponse(data.tasks[position], value)];
  const answer = (html) => Object.assign(new Response(html || null, { status: html ? 200 : 204 }), { isHere: true });
  return {
    isHere: true,
    tell: mode === "practice" ? tell : null,
    async put(path, body) { return answer(body.feedback && body.response !== null && tell(path.split("/")[1], body.response)); },
    async post(path) {
      const position = path.split("/")[1];
      await self.elearnShelf.keep(sitting.id, "t" + position, true);
      return answer(data.tasks[position].translation);
    },
    async handIn(findUnsaved) {
      const values = await findUnsaved();
      try {
        await lookAtClock();
        await keepAll(sitting, values);
        await handIn(sitting);
      } catch (error) { return sendFromHere(sitting, values); }
      return location.reload();
    },
  };
}

// The worker, which may send the attempt, knows what the database holds and nothing else.
async function keepAll(sitting, values) {
  const done = await Promise.all(Object.keys(values).map((place) => keep(sitting.id, place, values[place])));
  if (done.indexOf(false) >= 0 || self.elearnShelf.ahead(sitting.id).length) throw new Error("no room");
}

// This phone has no room: the page must stay open until it has sent everything itself.
async function sendFromHere(sitting, values) {
  const box = document.getElementById("save-state");
  box.textContent = "";
  box.appendChild(words("state-unkept"));
  form.inert = true; // what was handed in is not changed any more
  if (document.getElementById("sure").open) document.getElementById("sure").close();
  const at = new Date().toISOString();
  const kept = await self.elearnShelf.answersOf(sitting.id).catch(() => []);
  const newer = Object.keys(values).map((place) => ({ place, value: values[place], at }));
  const answers = kept.filter((one) => !(one.place in values)).concat(newer);
  Object.assign(sitting, { handedInAt: sitting.handedInAt || at });
  const told = await self.elearnSender.sendFromMemory(ROOT, sitting, answers).catch(() => null);
  if (!told) return setTimeout(sendFromHere, AGAIN, sitting, values);
  if (told.state !== "sent") return null;
  await forget(sitting.id);
  return location.assign(data.result.replace(/0{8}-[0-]*/, sitting.id));
}
