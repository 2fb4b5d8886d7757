// What this device keeps of an attempt. IndexedDB holds it; until its write is done, localStorage does, because
// that is written at once: a tab may be closed in the very moment after a choice.
import "./vendor/idb.js";
import "./shelf.js";

const shelf = self.elearnShelf;

export async function readKept(attempt, patience) { // { waiting: {place: value}, sent: {place: {value, told}}, at: {place: when} }
  const reading = shelf.answersOf(attempt).catch(() => shelf.ahead(attempt));
  const answers = await (patience ? Promise.race([reading, new Promise((done) => setTimeout(done, patience, null))]) : reading);
  const found = { waiting: {}, sent: {}, at: {}, isLate: !answers }; // late: the database has not said what it holds
  (answers || shelf.ahead(attempt)).forEach((one) => {
    found.at[one.place] = one.at;
    if (one.sent) found.sent[one.place] = one;
    else found.waiting[one.place] = one.value;
  });
  return found;
}

export function keep(attempt, place, value) { // resolves to false where nothing can be kept
  const key = shelf.aheadKey(attempt, place);
  let isAhead = true;
  try {
    localStorage.setItem("elearn-waiting", "yes"); // whatever page comes next sends it
    localStorage.setItem(key, JSON.stringify(value));
  } catch (error) {
    isAhead = false;
    try { localStorage.removeItem(key); } catch (none) { /* never there */ } // an older answer must not stand for this one
  }
  return shelf.keep(attempt, place, value).then(() => {
    shelf.dropAhead(attempt, place, value);
    return true;
  }, () => isAhead);
}

export function watchKept(attempt, act) { // what other tabs keep; that they remove it says nothing
  const start = shelf.aheadKey(attempt, "");
  window.addEventListener("storage", (event) => {
    if (event.newValue && event.key.indexOf(start) === 0) act(event.key.slice(start.length), JSON.parse(event.newValue));
  });
}

export function mark(attempt, place, value, told, since) { // of an answer that has arrived where it counts
  return shelf.settle(attempt, place, value, told ? { sent: true, told } : { sent: true }, since).catch(() => {});
}

export function settle(attempt, place, value, told, since) { // the server has it; on the phone alone, keep() leaves it in one place
  shelf.dropAhead(attempt, place, value);
  return mark(attempt, place, value, told, since);
}

export function drop(attempt, place, value) {
  shelf.dropAhead(attempt, place, value);
  return shelf.settle(attempt, place, value, null).catch(() => {});
}

export function forget(attempt) { // without an attempt: everything
  each("elearn", (key) => { if (!attempt || key.indexOf(attempt) > 0) localStorage.removeItem(key); });
  return attempt ? shelf.forget(attempt).catch(() => {}) : Promise.resolve();
}

function each(start, act) {
  let keys = [];
  try { keys = Object.keys(localStorage); } catch (error) { /* forbidden: nothing is kept */ }
  keys.filter((key) => key.indexOf(start) === 0).forEach((key) => {
    try { act(key, key.slice(start.length)); } catch (error) { /* not ours */ }
  });
}
