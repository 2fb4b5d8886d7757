// Somebody left this computer: nothing of theirs stays in the browser.
import { forget } from "./kept.js";

forget();
if (window.indexedDB) indexedDB.deleteDatabase("elearn"); // the recordings
