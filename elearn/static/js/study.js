// Practice, review and lessons: what helps to understand. Never part of an exam.
import { offerSpeeds } from "./speed.js";

const main = document.getElementById("main");
const paper = document.getElementById("paper");

function help(root) {
  import("./terms.js").then((terms) => terms.offerTerms(root)).catch(() => {});
  if (window.speechSynthesis) import("./listen.js").then((listen) => listen.offerListening(root)).catch(() => {});
}

function begin() {
  offerSpeeds(main);
  help(main);
  main.addEventListener("elearn:told", (event) => help(event.target)); // something was told just now
}

if (!paper || paper.dataset.mode === "practice") begin();
else new MutationObserver((changes, observer) => { // a paper to be sat without network learns its mode late
  if (paper.dataset.mode !== "practice") return;
  observer.disconnect();
  begin();
}).observe(paper, { attributes: true, attributeFilter: ["data-mode"] });
