// The API of the autosave: small JSON requests with the CSRF token of the page.
const PATIENCE = 10000;
const LEAVING = 30000; // milliseconds in which a page leads elsewhere; after it the way was lost, and the page stays
let leftAt = -LEAVING;

// A page that looks how things stand does not load itself anew while a form or link leads away: that would stop it.
export const leave = () => { leftAt = performance.now(); };
self.addEventListener("beforeunload", leave); // Safari on phones has none
self.addEventListener("submit", (event) => { if (!event.defaultPrevented) leave(); });
export const isLeaving = () => performance.now() - leftAt < LEAVING;

export function ask(address, options) { // a request that hangs, as on a train, has failed
  const controller = window.AbortController ? new AbortController() : null;
  if (controller) options.signal = controller.signal;
  return new Promise((done, fail) => {
    const timer = setTimeout(() => { fail(new Error("slow")); if (controller) controller.abort(); }, PATIENCE);
    fetch(address, options).then(done, fail).then(() => clearTimeout(timer));
  });
}

export function makeApi(form) {
  let token = document.querySelector("meta[name=csrf-token]").content;

  async function call(method, path, body, isLeaving) {
    const answer = await send(method, path, body, isLeaving);
    if (answer.status !== 400 || isLeaving) return answer;
    const fresh = await renew(); // a page that the phone kept has the token of another day
    if (!fresh || fresh === token) return answer;
    token = fresh;
    return send(method, path, body, isLeaving);
  }

  function renew() {
    return ask(form.dataset.api.replace(/attempts\/.*/, "token"), { cache: "no-store", credentials: "same-origin" })
      .then((answer) => answer.json()).then((known) => known.token, () => null);
  }

  function send(method, path, body, isLeaving) {
    return ask(form.dataset.api + "/" + path, {
      method,
      keepalive: Boolean(isLeaving),
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body),
    });
  }

  return {
    put: (path, body, isLeaving) => call("PUT", path, body, isLeaving),
    post: (path, body) => call("POST", path, body),
  };
}
