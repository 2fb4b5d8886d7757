// Speaking: record, listen, say that it is done. Without a microphone the learner speaks aloud and ticks the box.
// What was spoken stays on this device, in IndexedDB, until the learner has compared it with the model answer.
import "./vendor/idb.js";
import "./shelf.js";

const shelf = self.elearnShelf;

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
