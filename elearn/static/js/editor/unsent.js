// What was typed and did not reach the server yet: kept in this browser, by person and page, until it did.
// Who sits here next finds nothing of it; "Leave this computer" takes it along with all else that begins so.
const OWN = "elearn-unsent:" + document.querySelector("[data-account]").dataset.account + ":";
const NAME = OWN + window.location.pathname;
const OURS = ["csrf_token"];

export function keep(form) {
  const fields = {};
  new FormData(form).forEach((value, name) => { if (!OURS.includes(name)) fields[name] = value; });
  try { localStorage.setItem(NAME, JSON.stringify(fields)); } catch (error) { /* full or forbidden: the page itself still has it */ }
}

export function forget() {
  try { localStorage.removeItem(NAME); } catch (error) { /* nothing is kept then */ }
}

export function forgetAll() { listOwn().forEach((name) => localStorage.removeItem(name)); }

export function keepsAny() { return listOwn().length > 0; }

// Put it back into the fields; with the version it was typed over, so that nobody's newer text is overwritten.
export function takeBack(form) {
  const fields = read();
  if (!fields) return false;
  const differs = Object.keys(fields).some((name) => isText(form, name) && valueOf(form, name) !== fields[name]);
  if (!differs) {
    forget();
    return false;
  }
  Object.keys(fields).forEach((name) => { if (form.elements[name]) form.elements[name].value = fields[name]; });
  return true;
}

function listOwn() {
  try { return Object.keys(localStorage).filter((name) => name.startsWith(OWN)); } catch (error) { return []; }
}

function read() {
  try { return JSON.parse(localStorage.getItem(NAME)); } catch (error) { return null; }
}

function isText(form, name) { return form.elements[name] && !["version", "seen", "opened", "change", "source"].includes(name); }

function valueOf(form, name) { return form.elements[name].value; }
