// Something waited on this phone when its page was closed: it is sent from whatever page comes next.
import "../vendor/idb.js";
import "../shelf.js";
import "../sender.js";

const open = document.getElementById("paper");
const isOpen = (attempt) => Boolean(open && open.dataset.attempt === attempt); // that page sends its own

async function send() {
  const left = await self.elearnSender.send(document.documentElement.dataset.root, isOpen);
  if (!left && !self.elearnShelf.ahead().length) localStorage.removeItem("elearn-waiting");
}

send().catch(() => window.addEventListener("online", () => send().catch(() => {})));
