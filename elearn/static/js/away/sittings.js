// The attempts that are sat on this phone: begun, gone on with, and handed over to the server when there is network.
import "../vendor/idb.js";
import "../shelf.js";
import "../sender.js";

const shelf = self.elearnShelf;
const LEAP = 2000; // milliseconds
export const ROOT = document.documentElement.dataset.root;

export async function findOpen(data, mode) {
  const all = await shelf.all("sittings");
  const fits = (one) => one.test === data.test && one.mode === mode && one.release === data.release && !one.handedInAt;
  return all.find((one) => fits(one) && isMine(one));
}

// What somebody else began on this phone stays theirs; what nobody had begun yet is whoever's it is now.
export function isMine(sitting) { return !sitting.learner || sitting.learner === whose(); }

export async function begin(data, mode, language) {
  const known = whose();
  const sitting = {
    id: newId(), test: data.test, bank: data.bank, release: data.release, out: data.out, mode, language, title: data.title,
    learner: known, startedAt: new Date().toISOString(), left: mode === "exam" ? data.minutes * 60 : null,
  };
  await shelf.putFirmly("sittings", sitting);
  try { localStorage.setItem("elearn-away", "yes"); } catch (error) { /* then nobody is warned who leaves */ }
  return sitting;
}

export async function handIn(sitting) {
  const found = await shelf.get("sittings", sitting.id);
  if (found && found.handedInAt) return; // in another tab: that stands
  Object.assign(sitting, { handedInAt: new Date().toISOString() });
  await shelf.putFirmly("sittings", sitting);
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

export async function noteLeft(sitting, minutes) {
  sitting.left = secondsLeft(sitting, minutes);
  const database = await shelf.open();
  const work = database.transaction("sittings", "readwrite"); // one step: a hand-in of this moment is not undone
  const found = await work.store.get(sitting.id);
  if (found && !found.handedInAt) await work.store.put(Object.assign(found, { left: sitting.left }));
  await work.done;
}

// While the page is open the steady clock counts that the learner sees. When the clock on the wall leaps beside it, because
// it was set or the phone slept, the times that are stored already leap with it: else later answers would come too late.
export function watchClock(sitting) {
  let wall = Date.now();
  let steady = performance.now();
  return () => {
    const leap = (Date.now() - wall) - (performance.now() - steady);
    wall = Date.now();
    steady = performance.now();
    return Math.abs(leap) > LEAP ? moveTimes(sitting, leap) : Promise.resolve();
  };
}

async function moveTimes(sitting, leap) {
  const now = Date.now();
  const move = (time) => new Date(Date.parse(time) + leap).toISOString();
  const database = await shelf.open();
  const work = database.transaction(["sittings", "answers"], "readwrite");
  const sittings = work.objectStore("sittings");
  const answers = work.objectStore("answers");
  const found = await sittings.get(sitting.id);
  if (found && !found.handedInAt && found.startedAt === sitting.startedAt) { // else another tab has moved them
    await sittings.put(Object.assign(found, { startedAt: move(found.startedAt) }));
    const range = IDBKeyRange.bound([sitting.id], [sitting.id, "\uffff"]);
    const early = (await answers.getAll(range)).filter((one) => one.at && Math.abs(Date.parse(one.at) - now) > Math.abs(leap) / 2);
    await Promise.all(early.map((one) => answers.put(Object.assign(one, { at: move(one.at) }))));
  }
  await work.done;
  if (found) sitting.startedAt = found.startedAt;
}

export function sendNow() {
  return self.elearnSender.send(ROOT);
}

function askForSync() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.ready.then((worker) => worker.sync && worker.sync.register("elearn")).catch(() => {});
}

// A mark of the learner whose browser this was when the network was last there; "" for nobody yet.
function whose() {
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
