// Sends what waits on this device, for the service worker and for any page. Every request may be repeated.
(function (scope) {
  "use strict";
  const shelf = scope.elearnShelf;
  const FINAL = [404, 409, 413, 422];
  const PATIENCE = 20000;

  function ask(address, method, token, body, type) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PATIENCE);
    const headers = { "Content-Type": type || "application/json", "X-CSRFToken": token };
    return fetch(address, { method, headers, body, credentials: "same-origin", signal: controller.signal })
      .finally(() => clearTimeout(timer));
  }

  const refusal = (answer) => Object.assign(new Error(String(answer.status)), { status: answer.status });

  async function learn(root) {
    const answer = await fetch(root + "api/token", { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) throw refusal(answer);
    return answer.json();
  }

  // What a paper left behind when it was closed without network. A page that has it open sends its own.
  async function sendAnswers(root, attempt, known) {
    const find = async (place) => (await shelf.answersOf(attempt)).find((one) => one.place === place);
    for (const { place } of await shelf.answersOf(attempt)) {
      const one = await find(place); // its page may have sent it, or a newer one, meanwhile
      if (!one || one.sent) continue;
      const isFlag = one.place[0] === "f";
      const address = root + "api/attempts/" + attempt + (isFlag ? "/flags/" + one.place.slice(1) : "/responses/" + one.place);
      const body = isFlag ? { flagged: one.value } : { response: one.value };
      const answer = await ask(address, "PUT", known.token, JSON.stringify(body));
      if (answer.status === 409) return false; // closed: the outcome page hands over what came too late
      if (answer.ok || [413, 422].indexOf(answer.status) >= 0) shelf.dropAhead(attempt, place, one.value);
      if (answer.ok) await shelf.settle(attempt, place, one.value, { sent: true }, one.at);
      else if (FINAL.indexOf(answer.status) < 0) throw refusal(answer);
      else if (answer.status !== 404) await shelf.settle(attempt, place, one.value, null);
      else return false; // another learner sits here now: it stays until its own comes back
    }
    return true;
  }

  async function handIn(root, sitting, known) {
    const body = "csrf_token=" + encodeURIComponent(known.token);
    const address = root + sitting.language + "/attempts/" + sitting.id + "/submit";
    const answer = await ask(address, "POST", known.token, body, "application/x-www-form-urlencoded");
    if (answer.ok) await shelf.put("sittings", Object.assign(sitting, { sentAt: new Date().toISOString() }));
  }

  async function sendAway(root, sitting, known) {
    return note(sitting, await offer(root, sitting, known, await shelf.answersOf(sitting.id)));
  }

  async function offer(root, sitting, known, answers) { // tells what became of it
    if (sitting.learner && known.learner !== sitting.learner) return { state: "other" };
    const aided = new Set(answers.filter((one) => one.place[0] === "t").map((one) => one.place.slice(1)));
    const responses = answers.filter((one) => /^\d/.test(one.place) && one.value !== null).map((one) => ({
      position: Number(one.place), value: one.value, answered_at: one.at, aided: aided.has(one.place),
    }));
    const body = {
      bank: sitting.bank, release: sitting.release, out: sitting.out || [], test: sitting.test, mode: sitting.mode, responses,
      language: sitting.language,
      started_at: sitting.startedAt, submitted_at: sitting.handedInAt, sent_at: new Date().toISOString(),
    };
    const answer = await ask(root + "api/away/" + sitting.id, "PUT", known.token, JSON.stringify(body));
    if (answer.ok) {
      known.learner = (await answer.json()).learner;
      return { state: "sent", sentAt: new Date().toISOString(), learner: known.learner };
    }
    if (FINAL.concat([400]).indexOf(answer.status) < 0) throw refusal(answer);
    return { state: "refused" };
  }

  const note = (sitting, change) => shelf.put("sittings", Object.assign(sitting, change));

  // An attempt that the server does not take now does not hold up the others; a network that fails ends the round.
  async function work(root, isOpen) {
    const waiting = await shelf.waiting();
    if (!waiting.length) return 0;
    const known = await learn(root);
    let refused = null;
    for (const attempt of waiting) {
      try { await sendOne(root, attempt, known, isOpen); } catch (error) {
        if (!error.status) throw error;
        refused = error;
      }
    }
    if (refused) throw refused;
    return (await shelf.waiting()).length;
  }

  async function sendOne(root, attempt, known, isOpen) {
    const sitting = await shelf.get("sittings", attempt);
    if (sitting && sitting.test) return sitting.handedInAt && sendAway(root, sitting, known);
    if (isOpen(attempt)) return null;
    const isWhole = await sendAnswers(root, attempt, known);
    return isWhole && sitting && sitting.handedInAt && handIn(root, sitting, known);
  }

  // One sender at a time on this device; where the browser has no locks, a repeat does no harm.
  function send(root, isOpen) {
    const act = () => work(root, isOpen || (() => false));
    return scope.navigator.locks ? scope.navigator.locks.request("elearn-send", act) : act();
  }

  // For a page that holds what this device has no room for.
  async function sendFromMemory(root, sitting, answers) {
    return offer(root, sitting, await learn(root), answers);
  }

  scope.elearnSender = { send, sendFromMemory };
})(self);
