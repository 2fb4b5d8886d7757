// Recordings in practice: slower or as spoken, for every recording of the page at once.
export function offerSpeeds(root) {
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
