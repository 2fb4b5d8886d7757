// The attempts that are sat on this phone: begun, gone on with, and handed over to the server when there is network.
import "../vendor/idb.js";
import "../shelf.js";
import "../sender.js";

const shelf = self.elearnShelf;
export const ROOT = document.documentElement.dataset.root;

export async function findOpen(data, mode) {
  const all = await shelf.all("sittings");
  return all.find((one) => one.test === data.test && one.mode === mode && one.release === data.release && !one.handedInAt);
}

export async function begin(data, mode, language) {
  const known = await whose();
  const sitting = {
    id: newId(), test: data.test, bank: data.bank, release: data.release, out: data.out, mode, language, title: data.title,
    learner: known, startedAt: new Date().toISOString(), left: mode === "exam" ? data.minutes * 60 : null,
  };
  await shelf.put("sittings", sitting);
  try { localStorage.setItem("elearn-away", "yes"); } catch (error) { /* then nobody is warned who leaves */ }
  return sitting;
}

export async function handIn(sitting) {
  Object.assign(sitting, { handedInAt: new Date().toISOString() });
  await shelf.put("sittings", sitting);
  try { localStorage.setItem("elearn-waiting", "yes"); } catch (error) { /* then this page alone sends it */ }
  askForSync();
}

// Seconds left of an exam. The clock on the wall counts, as in the real exam; one that was set meanwhile is not believed.
export function secondsLeft(sitting, minutes) {
  const passed = (Date.now() - Date.parse(sitting.startedAt)) / 1000;
  const byWall = minutes * 60 - passed;
  const isSane = passed >= 0 && byWall <= sitting.left + 5;
  return Math.max(0, Math.ceil(isSane ? byWall : sitting.left));
}

export async function noteLeft(sitting, seconds) {
  sitting.left = seconds;
  const found = await shelf.get("sittings", sitting.id);
  if (found && !found.handedInAt) await shelf.put("sittings", Object.assign(found, { left: seconds }));
}

export function sendNow() {
  return self.elearnSender.send(ROOT);
}

function askForSync() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.ready.then((worker) => worker.sync && worker.sync.register("elearn")).catch(() => {});
}

// A mark of the learner whose browser this was when the network was last there; "" for nobody yet.
async function whose() {
  try { return localStorage.getItem("elearn-whose") || ""; } catch (error) { return ""; }
}

function newId() { // UUIDv7: ids that were made later sort later
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let n = 5; n >= 0; n -= 1) { bytes[n] = time % 256; time = Math.floor(time / 256); }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
