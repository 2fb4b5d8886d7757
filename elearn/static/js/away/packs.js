// Tests on this phone: a page with its scripts, pictures and recordings in the cache "packs", and a note of it.
import "../vendor/idb.js";
import "../shelf.js";

const shelf = self.elearnShelf;
const CACHE = "packs";

export const canKeep = () => Boolean(window.caches && navigator.serviceWorker && window.indexedDB);
export const listPacks = () => shelf.all("packs");

// Loads what a test needs, file by file, so that a network that stops loses nothing; `tell(done, all)` after each.
export async function takePack(test, language, withSound, tell) {
  const cache = await caches.open(CACHE);
  const page = await load(cache, test.address);
  const files = filesOf(await page.text(), withSound);
  for (let n = 0; n < files.length; n += 1) {
    tell(n + 1, files.length + 1);
    if (!(await cache.match(files[n]))) await load(cache, files[n]);
  }
  tell(files.length + 1, files.length + 1);
  await shelf.put("packs", Object.assign({}, test, {
    id: language + "/" + test.test + "/" + test.release, language, withSound, files: files.concat([test.address]),
    takenAt: new Date().toISOString(),
  }));
}

async function load(cache, address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(address);
  await cache.put(address, answer.clone());
  return answer;
}

// What the page names itself, and the modules that its script imports.
function filesOf(html, withSound) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = new Set(JSON.parse(page.getElementById("away-data").textContent).files);
  const add = (selector, name) => page.querySelectorAll(selector).forEach((node) => found.add(node.getAttribute(name)));
  add("link[rel=stylesheet], link[rel=icon]", "href");
  add("script[src]", "src");
  add(".stimulus img", "src");
  if (withSound) page.querySelectorAll(".if-practice audio").forEach((audio) => found.add(chooseSound(audio)));
  return Array.from(found).filter(Boolean);
}

function chooseSound(audio) { // what this phone can play, the smaller first
  const sources = Array.from(audio.querySelectorAll("source"));
  const fitting = sources.find((source) => document.createElement("audio").canPlayType(source.type)) || sources[0];
  return fitting && fitting.getAttribute("src");
}

// A test that was begun and not handed in stays: its answers are worth more than the room.
export async function isBegun(pack) {
  const sittings = await shelf.all("sittings");
  return sittings.some((one) => one.test === pack.test && one.release === pack.release && !one.handedInAt);
}

export async function dropPack(pack) {
  await shelf.remove("packs", pack.id);
  const others = new Set((await listPacks()).reduce((files, one) => files.concat(one.files), []));
  const cache = await caches.open(CACHE);
  await Promise.all(pack.files.filter((file) => !others.has(file)).map((file) => cache.delete(file)));
}
