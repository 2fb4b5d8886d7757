// Which steps are done on this device. Nothing breaks where nothing can be kept.
const place = "elearn-rehearsal:" + document.documentElement.dataset.learner;

export function readDone() {
  try {
    const kept = JSON.parse(localStorage.getItem(place));
    return Array.isArray(kept) ? kept : [];
  } catch (error) { return []; }
}

export function noteDone(step) {
  const done = readDone();
  if (done.indexOf(step) >= 0) return;
  try { localStorage.setItem(place, JSON.stringify(done.concat(step))); } catch (error) { /* then only this page knows */ }
}
