// Somebody left this computer: nothing of theirs stays in the browser.
import { forget } from "./kept.js";

forget();
if (window.indexedDB) indexedDB.deleteDatabase("elearn"); // answers, recordings, tests taken along
if (window.caches) caches.keys().then((names) => names.forEach((name) => caches.delete(name)));
