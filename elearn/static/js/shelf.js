// What this device keeps, in IndexedDB. No module, since the service worker uses it too; needs vendor/idb.js.
(function (scope) {
  "use strict";
  const TABLES = { answers: { keyPath: ["attempt", "place"] }, sittings: { keyPath: "id" }, packs: { keyPath: "id" } };
  const AHEAD = "elearn:answers:";
  let opened = null;

  function open() {
    if (opened) return opened;
    opened = Promise.resolve().then(() => scope.idb.openDB("elearn", 2, {
      upgrade(database) {
        if (!database.objectStoreNames.contains("recordings")) database.createObjectStore("recordings");
        Object.keys(TABLES).forEach((name) => database.createObjectStore(name, TABLES[name]));
      },
      blocking(current, wanted, event) { opened = null; event.target.close(); }, // somebody leaves this computer
      terminated() { opened = null; },
    })); // a browser without a database fails here, and says so to who asked
    opened.catch(() => { opened = null; });
    return opened;
  }

  const get = (table, key) => open().then((database) => database.get(table, key));
  const all = (table) => open().then((database) => database.getAll(table));
  const put = (table, value, key) => open().then((database) => database.put(table, value, key));
  const remove = (table, key) => open().then((database) => database.delete(table, key));
  const place = (attempt, position) => [attempt, String(position)];

  // Done is what has reached the disk, where a battery that dies does not take it back. Old browsers know no other way.
  async function putFirmly(table, value) {
    const work = (await open()).transaction(table, "readwrite", { durability: "strict" });
    await Promise.all([work.store.put(value), work.done]);
  }

  // An answer under its own key, so that two tabs do not undo each other. `sent`: it has arrived where it counts.
  function keep(attempt, position, value) {
    return putFirmly("answers", { attempt, place: String(position), value, at: new Date().toISOString(), sent: false });
  }

  // Until an answer is written here, or where there is no room for it, localStorage holds it (see kept.js): what is there
  // is the newest. A worker does not see it.
  const aheadKey = (attempt, position) => AHEAD + attempt + ":" + position;

  function ahead(attempt) {
    const found = [];
    let keys = [];
    try { keys = Object.keys(scope.localStorage); } catch (error) { /* forbidden: nothing is there */ }
    keys.filter((key) => key.indexOf(AHEAD + (attempt || "")) === 0).forEach((key) => {
      const parts = key.split(":");
      try {
        const value = JSON.parse(scope.localStorage.getItem(key));
        found.push({ attempt: parts[2], place: parts[3], value, at: new Date().toISOString(), sent: false });
      } catch (error) { /* not ours */ }
    });
    return found;
  }

  function dropAhead(attempt, position, value) { // another tab may have put a newer answer there
    const key = aheadKey(attempt, position);
    try {
      if (scope.localStorage.getItem(key) === JSON.stringify(value)) scope.localStorage.removeItem(key);
    } catch (error) { /* nothing is there */ }
  }

  // Another tab may have put a newer answer there meanwhile: only the one that arrived is marked. `since`: what stands here
  // from before then is older than the one that arrived, whose own write a closing page did not finish; it goes, for which
  // there is room on a full phone too.
  async function settle(attempt, position, value, change, since) {
    const database = await open();
    const work = database.transaction("answers", "readwrite");
    const found = await work.store.get(place(attempt, position));
    if (found && (found.value === value || (change && found.at < since))) {
      if (change && found.value === value) await work.store.put(Object.assign(found, change));
      else await work.store.delete(place(attempt, position));
    }
    await work.done;
  }

  async function answersOf(attempt) {
    const range = IDBKeyRange.bound([attempt], [attempt, "\uffff"]);
    const kept = await open().then((database) => database.getAll("answers", range));
    const newer = ahead(attempt);
    return kept.filter((one) => !newer.some((other) => other.place === one.place)).concat(newer);
  }

  async function forget(attempt) {
    const database = await open();
    await database.delete("answers", IDBKeyRange.bound([attempt], [attempt, "\uffff"]));
    await database.delete("sittings", attempt);
  }

  async function waiting() { // attempts with something that has not arrived yet
    const answers = (await all("answers")).filter((answer) => !answer.sent).concat(ahead()).map((answer) => answer.attempt);
    const sittings = (await all("sittings")).filter((one) => one.handedInAt && !one.sentAt).map((one) => one.id);
    return Array.from(new Set(answers.concat(sittings)));
  }

  scope.elearnShelf = { open, get, all, put, putFirmly, remove, keep, settle, ahead, aheadKey, dropAhead, answersOf, forget, waiting };
})(self);
