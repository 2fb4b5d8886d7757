// Practice, review and lessons: what helps to understand. Never part of an exam.
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

// Recordings: slower or as spoken, for every recording of the page at once.
function offerSpeeds(root) {
  const template = document.getElementById("speeds");
  const recordings = Array.from(root.querySelectorAll(".stimulus audio[controls]"));
  const groups = recordings.map((audio) => {
    audio.parentNode.insertBefore(template.content.cloneNode(true), audio.nextSibling);
    return audio.nextElementSibling;
  });
  groups.forEach((group) => group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.value);
  }));

  function choose(speed) {
    recordings.forEach((audio) => { audio.playbackRate = Number(speed); audio.defaultPlaybackRate = Number(speed); });
    groups.forEach((group) => group.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.value === speed));
    }));
  }
}

if (!paper || paper.dataset.mode === "practice") begin();
else new MutationObserver((changes, observer) => { // a paper to be sat without network learns its mode late
  if (paper.dataset.mode !== "practice") return;
  observer.disconnect();
  begin();
}).observe(paper, { attributes: true, attributeFilter: ["data-mode"] });
