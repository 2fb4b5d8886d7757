// A text that is longer than its place.
import { reach } from "./goals.js";

const box = document.getElementById("long-box");

box.addEventListener("scroll", () => {
  if (box.scrollTop + box.clientHeight > box.scrollHeight - 40) reach("down");
});
