// The API of the autosave: small JSON requests with the CSRF token of the page.
export function makeApi(form) {
  const token = document.querySelector("meta[name=csrf-token]").content;

  function ask(method, path, body, isLeaving) {
    return fetch(form.dataset.api + "/" + path, {
      method,
      keepalive: Boolean(isLeaving),
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body),
    });
  }

  return {
    put: (path, body, isLeaving) => ask("PUT", path, body, isLeaving),
    post: (path, body) => ask("POST", path, body),
  };
}
