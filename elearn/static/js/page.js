// Every page: the text size at once, without a reload. Runs before the first paint, so it must stay tiny.
(function () {
  var root = document.documentElement;
  function loadModule(name) { // no import(): browsers that do not know it would not read this file at all
    var script = document.createElement("script");
    script.type = "module";
    script.src = document.querySelector("script[src*='/js/page.js']").src.replace("page.js", name);
    document.head.appendChild(script);
  }
  function keepsSomething() {
    try { return localStorage.getItem("elearn-waiting") || localStorage.getItem("elearn-away"); } catch (error) { return null; }
  }
  if ("noModule" in HTMLScriptElement.prototype) root.classList.add("js"); // else the forms do it all
  try { // times are shown in the zone of the phone
    document.cookie = "zone=" + Intl.DateTimeFormat().resolvedOptions().timeZone + ";path=/;max-age=31536000;samesite=lax";
  } catch (error) { /* then in Moscow's */ }
  if ("serviceWorker" in navigator) window.addEventListener("load", function () { // opens without network next time
    navigator.serviceWorker.register(root.dataset.root + "sw.js").catch(function () {}); // private windows
    navigator.serviceWorker.ready.then(function (worker) { worker.active.postMessage("keep"); });
  });
  try {
    var whose = localStorage.getItem("elearn-whose");
    if (!("kept" in root.dataset)) {
      if (whose && whose !== root.dataset.learner && window.caches) caches.delete("pages"); // of somebody else by now
      localStorage.setItem("elearn-whose", root.dataset.learner);
    }
    if (localStorage.getItem("elearn-waiting")) window.addEventListener("load", function () {
      loadModule("away/waiting.js"); // something waits on this phone: any page sends it
    });
  } catch (error) { /* nothing is kept here */ }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".text-sizes button");
    if (!button) return;
    event.preventDefault();
    root.classList.remove("text-1", "text-2", "text-3");
    root.classList.add("text-" + button.value);
    document.cookie = "text_size=" + button.value + ";path=/;max-age=31536000;samesite=lax";
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".themes button");
    if (!button) return;
    event.preventDefault();
    document.cookie = "theme=" + button.value + ";path=/;max-age=31536000;samesite=lax";
    root.classList.remove("light", "dark");
    if (button.value !== "system") root.classList.add(button.value);
    button.form.querySelectorAll("button").forEach(function (each) { each.setAttribute("aria-pressed", String(each === button)); });
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) {
      var own = meta.dataset.theme;
      meta.media = button.value === "system" ? "(prefers-color-scheme: " + own + ")" : button.value === own ? "all" : "not all";
    });
  });
  document.addEventListener("DOMContentLoaded", function () { // a scanned card brings its code behind the #
    var field = document.getElementById("code");
    if (field && /^#\d{12}$/.test(location.hash)) { field.value = location.hash.slice(1); field.focus(); }
  });
  document.addEventListener("submit", function (event) { // who leaves is told of what was not sent yet
    var form = event.target;
    if (!form.dataset.unsent || form.dataset.asked || !keepsSomething()) return;
    event.preventDefault();
    form.dataset.leaving = "yes";
    if (!document.dispatchEvent(new CustomEvent("elearn:leave", { cancelable: true }))) return;
    loadModule("away/leaving.js");
  });
  document.addEventListener("click", function (event) { // another language, the same place on the page
    var link = event.target.closest && event.target.closest(".languages a");
    if (link) link.hash = location.hash;
  });
  document.addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && event.target.closest && event.target.closest("details.languages");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
