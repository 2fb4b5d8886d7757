// The server's clock: it says how many seconds are left, this page only counts them down.
import { ask } from "./api.js";

export function startClock(box, onEnd) {
  const face = box.querySelector(".clock-face");
  const says = document.getElementById("clock-says");
  const address = box.dataset.address;
  let left = Number(box.dataset.seconds);
  let set = performance.now();
  let last = left;
  let ended = false;

  function remaining() { return Math.max(0, Math.ceil(left - (performance.now() - set) / 1000)); }

  function tick() {
    const seconds = remaining();
    face.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    box.classList.toggle("clock--soon", seconds <= 300);
    if (last > 300 && seconds <= 300) says.textContent = box.dataset.five;
    if (last > 60 && seconds <= 60) says.textContent = box.dataset.one;
    last = seconds;
    if (seconds === 0 && !ended) { ended = true; onEnd(); }
  }

  async function adjust() { // a phone that slept has counted wrongly
    if (!address) return;
    try {
      const answer = await ask(address, { cache: "no-store" });
      if (!answer.ok) return;
      left = (await answer.json()).remaining_seconds;
      set = performance.now();
      tick();
    } catch (error) { /* no network: go on counting */ }
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden) adjust(); });
  window.addEventListener("online", adjust);
  box.addEventListener("elearn:adjust", adjust); // a session of a room may give more minutes
  window.addEventListener("pageshow", (event) => { if (event.persisted) adjust(); });
  hideable(box, face);
  setInterval(tick, 1000);
  tick();
}

function hideable(box, face) {
  const button = document.querySelector(".clock-hide");
  button.hidden = false;
  button.addEventListener("click", () => {
    face.hidden = !face.hidden;
    button.textContent = face.hidden ? button.dataset.show : button.dataset.hide;
  });
}
