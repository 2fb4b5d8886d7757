// Headphones: play, set the volume, say what was heard.
import { hint, reach } from "./goals.js";

const box = document.getElementById("sound");
const audio = box.querySelector("audio");
const volume = document.getElementById("volume");

audio.controls = false;
audio.volume = volume.value / 100;
document.getElementById("play").addEventListener("click", () => {
  audio.currentTime = 0;
  audio.play().catch(() => hint(box.dataset.failed));
});
audio.addEventListener("playing", () => { hint(null); reach("play"); });
volume.addEventListener("input", () => {
  audio.volume = volume.value / 100;
  reach("volume");
});
document.querySelectorAll("[name=heard]").forEach((choice) => {
  choice.addEventListener("change", () => { hint(choice.dataset.reaches ? null : box.dataset.again); });
});
