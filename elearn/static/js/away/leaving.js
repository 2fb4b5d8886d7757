// Somebody leaves this computer, and not everything has been sent: it is tried once more, and then asked.
import "../vendor/idb.js";
import "../shelf.js";
import "../sender.js";

const PATIENCE = 8000;

async function leave() {
  const form = document.querySelector("form[data-leaving]");
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  await Promise.race([self.elearnSender.send(document.documentElement.dataset.root).catch(() => {}), late]);
  if ((await isSomethingLeft()) && !window.confirm(form.dataset.unsent)) return;
  form.dataset.asked = "yes";
  HTMLFormElement.prototype.submit.call(form);
}

async function isSomethingLeft() { // not sent, or begun on this phone and not handed in
  const waiting = await self.elearnShelf.waiting().catch(() => self.elearnShelf.ahead());
  const sittings = await self.elearnShelf.all("sittings").catch(() => []);
  return waiting.length > 0 || sittings.some((one) => one.test && !one.handedInAt);
}

document.addEventListener("elearn:leave", (event) => { // asked again after a No
  event.preventDefault();
  leave();
});
leave();
