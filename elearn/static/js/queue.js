// Answers on their way to the server. What is here is kept on the device too, so that a closed tab loses nothing.
import { keep, readKept, settle as settleKept, mark, drop, watchKept } from "./kept.js";

const LONGEST_WAIT = 30000;
const LATEST = 12000; // a request that was given up, or whose page was left, has arrived by then or never will
const PATIENCE = 1000; // for a database that never opens
const TYPING = 800; // a pause that long sends what was typed; it is kept at once

export function makeQueue(attempt, kept, send, say, onConflict) {
  const pending = Object.assign({}, kept);
  const opened = new Date().toISOString();
  const chosen = {}; // when an answer was last chosen, as far as this tab knows
  let left = {}; // what was sent when the page was hidden
  let wait = 1000;
  let timer = 0;
  let typing = 0;
  let held = null; // the answer that is being typed
  let busy = false;
  let stopped = false;
  let isHandingIn = false;
  const unkept = new Set(); // what this page alone holds
  let isClosed = false;
  let isSure = false; // see beSure
  let again = {}; // what was saved while an older answer may have been under way
  let checking = 0;
  let show = null; // see follow

  const size = () => Object.keys(pending).length;
  const isUnderWay = (state) => state === "waiting" || state === "saving";
  const tell = (position, state, answer) => say(position, unkept.has(position) && isUnderWay(state) ? "unkept" : state, answer);

  async function flush() {
    clearTimeout(timer);
    const position = Object.keys(pending).find((key) => key !== held);
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
    const isLate = answer.status === 409 && isSure; // the form brings it, and the outcome tells of it
    const isFinal = answer.ok || [409, 413, 422].indexOf(answer.status) >= 0;
    if (!isFinal) {
      stopped = true; // a stale page or another learner: a reload shows how it stands and replays what is kept
      return tell(position, "reload");
    }
    if (!(position in pending)) return flush(); // told before
    if (pending[position] === value && !isLate) delete pending[position];
    if (answer.ok && checking) again[position] = value;
    if (!(position in pending)) unkept.delete(position);
    const since = position in pending ? "" : chosen[position] || opened;
    if (answer.ok) (answer.isHere ? mark : settleKept)(attempt, position, value, undefined, since);
    else if (!isLate) drop(attempt, position, value);
    isClosed = isClosed || answer.status === 409; // closed or checked elsewhere: the server shows how it stands
    if (isClosed && (isLate || !unkept.size || !size())) return onConflict();
    if (position in pending) tell(position, "saving");
    else tell(position, answer.ok ? "saved" : "refused", answer);
    flush();
  }

  // An older answer that is still under way may overtake a newer one: when it must have come, the newer is sent again.
  function check() {
    if (!isSure) return;
    clearTimeout(checking);
    checking = setTimeout(async () => {
      const mine = checking;
      await look();
      if (checking !== mine) return; // put off meanwhile
      checking = 0;
      sendAgain();
      flush();
    }, LATEST);
  }

  function sendAgain() {
    Object.keys(again).forEach((position) => { if (!(position in pending)) pending[position] = again[position]; });
    again = {};
  }

  function retryLater() {
    askForSync();
    check();
    Object.keys(pending).forEach((position) => tell(position, "waiting"));
    clearTimeout(timer);
    timer = setTimeout(goOn, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  // What was chosen in another tab after ours is shown here, and sent in place of ours.
  function heed(position, value) {
    [pending, again].forEach((answers) => { if (position in answers) answers[position] = value; });
    if (position === held) letGo();
    show(position, value);
  }

  async function look() { // a tab in the background may have been told of nothing
    const found = await readKept(attempt, PATIENCE);
    Object.keys(show ? found.at : {}).forEach((position) => {
      if (found.at[position] <= (chosen[position] || opened)) return;
      chosen[position] = found.at[position];
      heed(position, position in found.waiting ? found.waiting[position] : found.sent[position].value);
    });
    return found;
  }

  function goOn() { return look().then(flush); }

  function now() { wait = 1000; goOn(); }

  function letGo() { clearTimeout(typing); held = null; }

  function leave() { // some phones never come back from hidden, and say nothing else
    letGo();
    if (stopped || isHandingIn) return;
    Object.keys(pending).forEach((position) => {
      const value = pending[position];
      if (left[position] === value) return;
      left[position] = value;
      check();
      send(position, value, true).then((answer) => settle(position, value, answer), () => {});
    });
  }

  function add(position, value) {
    isHandingIn = false;
    pending[position] = value;
    chosen[position] = new Date().toISOString();
    tell(position, stopped ? "reload" : navigator.onLine === false ? "waiting" : "saving");
    keep(attempt, position, value).then((isDone) => {
      if (isDone) return unkept.delete(position);
      unkept.add(position);
      return position in pending && tell(position, "unkept");
    });
  }

  window.addEventListener("online", now);
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return leave();
    left = {};
    now();
  });

  return {
    pending,
    put(position, value) { letGo(); add(position, value); flush(); },
    hold(position, value) {
      letGo();
      add(position, value);
      held = position;
      typing = setTimeout(() => { letGo(); flush(); }, TYPING);
    },
    handIn() { // the form holds it all; a later save would only be refused
      clearTimeout(typing);
      clearTimeout(checking);
      checking = 0;
      sendAgain();
      isHandingIn = true;
    },
    rest() { stopped = true; },
    beSure() { // where answers may change: practice keeps the first one anyhow
      isSure = true;
      if (size()) check(); // requests of the page before this one may be under way
    },
    follow(tell) { // where answers may change, other tabs may change them
      show = tell;
      watchKept(attempt, (position, value) => {
        chosen[position] = new Date().toISOString();
        heed(position, value);
      });
    },
    join(waiting) { // what a slow database held of before this page
      const missed = Object.keys(waiting).filter((position) => !(position in pending) && !(position in chosen));
      missed.forEach((position) => { pending[position] = waiting[position]; });
      return missed;
    },
    look,
    replay: flush,
    size,
  };
}

let isAsked = false;

function askForSync() { // the browser sends what waits when there is network again, also after this page is closed
  if (isAsked || !navigator.serviceWorker) return;
  isAsked = true;
  navigator.serviceWorker.ready.then((worker) => worker.sync && worker.sync.register("elearn")).catch(() => {});
}
