// Spoken answers stay on this device, in IndexedDB, until the learner has compared them with the model answer.
function open() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("elearn", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("recordings");
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // somebody leaves this computer
      done(request.result);
    };
    request.onerror = () => fail(request.error);
  });
}

function ask(mode, act) {
  return open().then((database) => new Promise((done, fail) => {
    const request = act(database.transaction("recordings", mode).objectStore("recordings"));
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  }));
}

export const keepRecording = (key, blob) => ask("readwrite", (store) => store.put(blob, key)).catch(() => {});
export const findRecording = (key) => ask("readonly", (store) => store.get(key)).catch(() => null);
