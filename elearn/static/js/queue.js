// Answers on their way to the server. What is here is also in localStorage, so that a closed tab loses nothing.
const LONGEST_WAIT = 30000;

export function makeQueue(attemptId, send, tell) {
  const place = "elearn:answers:" + attemptId;
  const pending = read(place);
  let wait = 1000;
  let timer = 0;
  let busy = false;
  let stopped = false;

  function write() {
    try {
      if (Object.keys(pending).length) localStorage.setItem(place, JSON.stringify(pending));
      else localStorage.removeItem(place);
    } catch (error) { /* storage full or forbidden: the answers stay in memory */ }
  }

  async function flush() {
    clearTimeout(timer);
    const position = Object.keys(pending)[0];
    if (busy || stopped || position === undefined) return;
    busy = true;
    const value = pending[position];
    let answer = null;
    try { answer = await send(position, value); } catch (error) { answer = null; }
    busy = false;
    settle(position, value, answer);
  }

  function settle(position, value, answer) {
    if (!answer || answer.status >= 500 || answer.status === 429) return retryLater();
    wait = 1000;
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      stopped = true; // a stale page: a reload brings a new token and replays what is kept
      return tell(position, "reload");
    }
    if (pending[position] === value) delete pending[position];
    write();
    if (answer.status === 409) return location.reload(); // closed or checked elsewhere: the server shows how it stands
    if (position in pending) tell(position, "saving");
    else tell(position, answer.ok ? "saved" : "refused", answer);
    flush();
  }

  function retryLater() {
    Object.keys(pending).forEach((position) => tell(position, "waiting"));
    timer = setTimeout(flush, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function now() { wait = 1000; flush(); }

  window.addEventListener("online", now);
  window.addEventListener("pagehide", () => {
    Object.keys(pending).forEach((position) => { send(position, pending[position], true).catch(() => {}); });
  });

  return {
    pending,
    put(position, value) {
      pending[position] = value;
      write();
      tell(position, navigator.onLine === false ? "waiting" : "saving");
      flush();
    },
    replay: now,
    size: () => Object.keys(pending).length,
  };
}

function read(place) {
  try { return JSON.parse(localStorage.getItem(place)) || {}; } catch (error) { return {}; }
}
