// The question before the hand-in, as the real paper asks it.
import { noteDone } from "./memory.js";

const dialog = document.getElementById("sure");

if (dialog.showModal) { // an old browser follows the link to a page with the same question
  document.getElementById("hand-in").addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  document.getElementById("sure-no").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", () => noteDone("hand-in"));
}
