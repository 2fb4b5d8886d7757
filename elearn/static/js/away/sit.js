// A test that was taken along: begun, sat and scored on this phone, with or without network.
import { openPaper } from "../paper.js";
import { readKept } from "../kept.js";
import { nameResponse } from "./score.js";
import { showResult } from "./result.js";
import { begin, findOpen, handIn, isMine, noteLeft, secondsLeft, watchClock } from "./sittings.js";

const form = document.getElementById("paper");
const data = JSON.parse(document.getElementById("away-data").textContent);
const asked = new URLSearchParams(location.search);
const mode = asked.get("mode") === "exam" ? "exam" : "practice";
const NOTED_EVERY = 10000; // milliseconds
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
  setInterval(() => lookAtClock().then(() => noteLeft(sitting, data.minutes)), NOTED_EVERY);
}

// Answers as the server would: what is put was kept by the queue before, so it only has to be told.
function makePhone(sitting) {
  const tell = (position, value) => data.tasks[position].told[nameResponse(data.tasks[position], value)];
  const answer = (html) => new Response(html || null, { status: html ? 200 : 204 });
  return {
    isHere: true,
    tell: mode === "practice" ? tell : null,
    async put(path, body) { return answer(body.feedback && body.response !== null && tell(path.split("/")[1], body.response)); },
    async post(path) {
      const position = path.split("/")[1];
      await self.elearnShelf.keep(sitting.id, "t" + position, true);
      return answer(data.tasks[position].translation);
    },
    async handIn() {
      await lookAtClock();
      await handIn(sitting);
      location.reload();
    },
  };
}
