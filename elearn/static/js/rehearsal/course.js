// The page before the first step: what is done on this device, and where to go on.
import { readDone } from "./memory.js";

const done = readDone();
const begin = document.getElementById("begin");
const lines = Array.from(document.querySelectorAll("#course [data-step]"));
const isOver = document.getElementById("course").dataset.learnerDone === "yes";

lines.forEach((line) => {
  line.querySelector(".status").hidden = !isOver && done.indexOf(line.dataset.step) < 0;
});
if (begin && done.length) {
  const open = lines.find((line) => done.indexOf(line.dataset.step) < 0) || lines[lines.length - 1];
  begin.href = open.href;
  begin.querySelector(".begin-words").textContent = document.getElementById("go-on").content.textContent;
}
