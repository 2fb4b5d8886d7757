// The review: lets the learner hear the recordings that were kept on this device.
import { findRecording } from "./sound.js";

document.querySelectorAll(".recording").forEach((box) => {
  const attempt = box.closest("[data-attempt]").dataset.attempt;
  const position = box.closest("[data-position]").dataset.position;
  findRecording(attempt + "/" + position).then((blob) => {
    if (!blob) { box.hidden = true; return; }
    const audio = box.querySelector("audio");
    audio.src = URL.createObjectURL(blob);
    audio.hidden = false;
  });
});
