// The page "Tests on this phone": take along, see what is here and what waits, delete.
import "../sender.js";
import { canKeep, dropPack, isBegun, listPacks, takePack } from "./packs.js";
import { sendNow } from "./sittings.js";
import { text, words } from "./words.js";

const language = document.documentElement.lang && location.pathname.slice(document.documentElement.dataset.root.length).split("/")[0];
const byId = (id) => document.getElementById(id);
const withSound = byId("with-sound");

if (canKeep()) start(); else { byId("away-none").hidden = false; byId("away-choose").hidden = true; }

function start() {
  withSound.addEventListener("change", showSizes);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.take");
    if (button) take(button.dataset.tests.split(" "));
  });
  byId("send-now").addEventListener("click", send);
  window.addEventListener("online", send);
  show();
}

function showSizes() {
  document.querySelectorAll(".size").forEach((box) => {
    box.textContent = text("size-words", { size: weigh(box.dataset) });
  });
}

const weigh = (sizes) => Number(sizes.page) + (withSound.checked ? Number(sizes.sound) : 0);
const findTest = (name) => document.querySelector(".away-test[data-test='" + name + "']");

async function take(names) {
  ["away-full", "away-failed"].forEach((id) => { byId(id).hidden = true; });
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  byId("away-progress").hidden = false;
  document.querySelectorAll("button.take").forEach((button) => { button.disabled = true; });
  try {
    for (let n = 0; n < names.length; n += 1) await takeOne(names, n);
    byId("away-progress").hidden = true;
  } catch (error) {
    byId(error.name === "QuotaExceededError" ? "away-full" : "away-failed").hidden = false;
    byId("away-progress").hidden = true;
  }
  document.querySelectorAll("button.take").forEach((button) => { button.disabled = false; });
  await show();
}

async function takeOne(names, n) {
  const row = findTest(names[n]);
  const bar = byId("away-progress").querySelector("progress");
  const test = {
    test: row.dataset.test, release: row.dataset.release, address: row.dataset.address, title: row.dataset.title,
    kilobytes: weigh(row.querySelector(".size").dataset),
  };
  await takePack(test, language, withSound.checked, (done, all) => {
    bar.value = (n + done / all) / names.length;
    byId("away-progress").querySelector("p").textContent = test.title + ": " + text("progress-words", { done, all, size: test.kilobytes });
  });
}

async function show() {
  const packs = (await listPacks()).sort((one, other) => (one.title < other.title ? -1 : 1));
  const list = byId("kept-list");
  list.textContent = "";
  for (const pack of packs) list.appendChild(await drawPack(pack));
  byId("away-kept").hidden = !packs.length;
  byId("kept-size").textContent = text("total-words", { size: packs.reduce((sum, pack) => sum + pack.kilobytes, 0) });
  document.querySelectorAll(".away-test").forEach((row) => {
    const isHere = packs.some((pack) => pack.test === row.dataset.test && pack.release === row.dataset.release && pack.language === language);
    row.querySelector("button.take").hidden = isHere;
    row.querySelectorAll(".away-here").forEach((node) => node.remove());
    if (isHere) {
      const here = document.createElement("span");
      here.className = "status status--good away-here";
      here.appendChild(words("here-words"));
      row.appendChild(here);
    }
  });
  await showWaiting();
}

async function drawPack(pack) {
  const row = words("kept-line");
  row.querySelector("b").textContent = pack.title;
  row.querySelector(".quiet").textContent = text("size-words", { size: pack.kilobytes });
  row.querySelector(".kept-practice").href = pack.address + "?mode=practice";
  row.querySelector(".kept-exam").href = pack.address + "?mode=exam";
  const drop = row.querySelector(".kept-delete");
  drop.hidden = await isBegun(pack);
  drop.setAttribute("aria-label", drop.textContent.trim() + ": " + pack.title);
  drop.addEventListener("click", () => dropPack(pack).then(show));
  renew(row, pack);
  return row;
}

function renew(row, pack) { // the questions have a newer release than this one
  const current = findTest(pack.test);
  if (!current || current.dataset.release === pack.release) return;
  const button = words("kept-renew").firstElementChild;
  button.dataset.tests = pack.test;
  row.querySelector("li").appendChild(button);
}

async function showWaiting() {
  const waiting = new Set(await self.elearnShelf.waiting());
  const sittings = (await self.elearnShelf.all("sittings")).filter((one) => one.test && waiting.has(one.id));
  const list = byId("waiting-list");
  list.textContent = "";
  sittings.forEach((sitting) => {
    const row = words("waiting-line");
    row.querySelector("b").textContent = sitting.title;
    row.querySelector(".quiet").appendChild(words("sent-" + ({ other: "other", refused: "refused" }[sitting.state] || "waits")));
    list.appendChild(row);
  });
  byId("away-waiting").hidden = !sittings.length;
}

function send() {
  byId("send-state").textContent = "";
  return sendNow().catch(() => byId("send-state").appendChild(words("send-failed"))).then(showWaiting);
}
