// Spoken answers stay on this device, in IndexedDB, until the learner has compared them with the model answer.
import "./vendor/idb.js";
import "./shelf.js";

const shelf = self.elearnShelf;

export const keepRecording = (key, blob) => shelf.put("recordings", blob, key).catch(() => {});
export const findRecording = (key) => shelf.get("recordings", key).catch(() => null);
