// What this device keeps of an attempt. IndexedDB holds it; until its write is done, localStorage does, because
// that is written at once: a tab may be closed in the very moment after a choice.
import "./vendor/idb.js";
import "./shelf.js";

const AHEAD = "elearn:answers:";
const shelf = self.elearnShelf;

export async function readKept(attempt, patience) { // { waiting: {place: value}, sent: {place: {value, told}}, at: {place: when} }
  const found = { waiting: {}, sent: {}, at: {} };
  const reading = shelf.answersOf(attempt).catch(() => []);
  const answers = patience ? await Promise.race([reading, new Promise((done) => setTimeout(done, patience, []))]) : await reading;
  answers.forEach((one) => {
    found.at[one.place] = one.at;
    if (one.sent) found.sent[one.place] = one;
    else found.waiting[one.place] = one.value;
  });
  each(AHEAD + attempt + ":", (key, place) => { found.waiting[place] = JSON.parse(localStorage.getItem(key)); });
  return found;
}

export function keep(attempt, place, value) { // resolves to false where nothing can be kept
  const key = AHEAD + attempt + ":" + place;
  const text = JSON.stringify(value);
  let isAhead = true;
  try {
    localStorage.setItem("elearn-waiting", "yes"); // whatever page comes next sends it
    localStorage.setItem(key, text);
  } catch (error) {
    isAhead = false;
    try { localStorage.removeItem(key); } catch (none) { /* never there */ } // an older answer must not stand for this one
  }
  return shelf.keep(attempt, place, value).then(() => {
    try { if (localStorage.getItem(key) === text) localStorage.removeItem(key); } catch (error) { /* never there */ }
    return true;
  }, () => isAhead);
}

export function watchKept(attempt, act) { // what other tabs keep; that they remove it says nothing
  const start = AHEAD + attempt + ":";
  window.addEventListener("storage", (event) => {
    if (event.newValue && event.key.indexOf(start) === 0) act(event.key.slice(start.length), JSON.parse(event.newValue));
  });
}

export function settle(attempt, place, value, told) {
  dropAhead(attempt, place, value);
  return shelf.settle(attempt, place, value, told ? { sent: true, told } : { sent: true }).catch(() => {});
}

export function drop(attempt, place, value) {
  dropAhead(attempt, place, value);
  return shelf.settle(attempt, place, value, null).catch(() => {});
}

export function forget(attempt) { // without an attempt: everything
  each("elearn", (key) => { if (!attempt || key.indexOf(attempt) > 0) localStorage.removeItem(key); });
  return attempt ? shelf.forget(attempt).catch(() => {}) : Promise.resolve();
}

function dropAhead(attempt, place, value) { // another tab may have put a newer answer there
  const key = AHEAD + attempt + ":" + place;
  try { if (localStorage.getItem(key) === JSON.stringify(value)) localStorage.removeItem(key); } catch (error) { /* nothing is kept */ }
}

function each(start, act) {
  let keys = [];
  try { keys = Object.keys(localStorage); } catch (error) { /* forbidden: nothing is kept */ }
  keys.filter((key) => key.indexOf(start) === 0).forEach((key) => {
    try { act(key, key.slice(start.length)); } catch (error) { /* not ours */ }
  });
}
