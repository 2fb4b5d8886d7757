// Who signs out leaves nothing of theirs in this browser, and is told first if something was not sent.
import { forgetAll, keepsAny } from "./unsent.js";

document.querySelector("form[data-account]").addEventListener("submit", (event) => {
  if (keepsAny() && !window.confirm(event.target.dataset.lost)) event.preventDefault();
  else forgetAll();
});
