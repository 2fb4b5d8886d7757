// What is heard on a paper and what is spoken.
import "./vendor/idb.js";
import "./shelf.js";

const shelf = self.elearnShelf;

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

// Speaking: record, listen, say that it is done. Without a microphone the learner speaks aloud and ticks the box.
// What was spoken stays on this device, in IndexedDB, until the learner has compared it with the model answer.
export const keepRecording = (key, blob) => shelf.put("recordings", blob, key).catch(() => {});
export const findRecording = (key) => shelf.get("recordings", key).catch(() => null);

export function speak(box, key, onSpoken) {
  const button = box.querySelector("button");
  const audio = box.querySelector("audio");
  const words = box.querySelector(".recorder-words");
  let recorder = null;

  function listen(blob) { audio.src = URL.createObjectURL(blob); audio.hidden = false; }

  function label(state) {
    button.querySelector(".recorder-label").textContent = box.dataset[state];
    box.classList.toggle("recorder--on", state === "stop");
  }

  function stop() { if (recorder && recorder.state !== "inactive") recorder.stop(); }

  async function start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      const blob = new Blob(pieces, { type: recorder.mimeType });
      keepRecording(key, blob);
      listen(blob);
      label("again");
      onSpoken();
    };
    recorder.start();
    label("stop");
    setTimeout(stop, Number(box.dataset.seconds) * 1000);
  }

  if (!window.MediaRecorder || !navigator.mediaDevices) { words.textContent = box.dataset.none; return; }
  button.hidden = false;
  button.addEventListener("click", () => {
    if (recorder && recorder.state === "recording") stop();
    else start().catch(() => { words.textContent = box.dataset.none; });
  });
  findRecording(key).then((blob) => { if (blob) { listen(blob); label("again"); } });
}
