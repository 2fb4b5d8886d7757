// Exam mode: a recording plays once, as in the real exam. A reload goes on where it stopped.
export function playOnce(box, attemptId) {
  const place = "elearn:heard:" + attemptId + ":" + box.dataset.medium;
  const button = box.querySelector("button");
  const bar = box.querySelector("progress");
  const words = box.querySelector(".play-words");
  const audio = box.querySelector("audio");
  let heard = read(place);

  function show(state) {
    words.textContent = box.dataset[state];
    button.hidden = state === "ended" || state === "playing";
  }

  audio.addEventListener("timeupdate", () => {
    heard = Math.max(heard, audio.currentTime);
    if (audio.duration) bar.value = audio.currentTime / audio.duration;
    write(place, heard);
  });
  audio.addEventListener("playing", () => show("playing"));
  audio.addEventListener("ended", () => { write(place, -1); bar.value = 1; show("ended"); });
  audio.addEventListener("error", () => show("failed"));
  button.addEventListener("click", () => {
    if (heard > 0) audio.currentTime = heard;
    audio.play().catch(() => show("failed"));
  });

  if (heard < 0) { bar.value = 1; show("ended"); } else show(heard > 0 ? "stopped" : "ready");
}

function read(place) {
  try { return Number(localStorage.getItem(place)) || 0; } catch (error) { return 0; }
}

function write(place, seconds) {
  try { localStorage.setItem(place, String(seconds)); } catch (error) { /* then a reload forgets it */ }
}
