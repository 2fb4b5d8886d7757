// Once both texts became one, what this browser kept of the first try is not wanted any more.
import { forget } from "./unsent.js";

document.querySelector("main form").addEventListener("submit", forget);
