// What this device keeps of an attempt: each answer under a key of its own, so that two tabs do not undo each other.
const PLACE = "elearn:answers:";

export function readKept(attempt) {
  const found = {};
  each(PLACE + attempt + ":", (key, position) => { found[position] = JSON.parse(localStorage.getItem(key)); });
  return found;
}

export function keep(attempt, position, value) { // false: storage is full or forbidden
  try { localStorage.setItem(PLACE + attempt + ":" + position, JSON.stringify(value)); return true; } catch (error) { return false; }
}

export function drop(attempt, position, value) { // another tab may have put a newer answer there
  const key = PLACE + attempt + ":" + position;
  try { if (localStorage.getItem(key) === JSON.stringify(value)) localStorage.removeItem(key); } catch (error) { /* nothing is kept */ }
}

export function forget(attempt) { // without an attempt: everything
  each("elearn:", (key) => { if (!attempt || key.indexOf(attempt) > 0) localStorage.removeItem(key); });
}

function each(start, act) {
  let keys = [];
  try { keys = Object.keys(localStorage); } catch (error) { /* forbidden: nothing is kept */ }
  keys.filter((key) => key.indexOf(start) === 0).forEach((key) => {
    try { act(key, key.slice(start.length)); } catch (error) { /* not ours */ }
  });
}
