// The service worker: pages that were seen open without network, and tests that were taken along can be sat.
// web/worker.py puts CONFIG in front: { version, files: addresses of the frame, scripts: what is imported here }.
/* global CONFIG */
importScripts.apply(null, CONFIG.scripts);

const FRAME = "frame-" + CONFIG.version; // style sheets, scripts, icons of this version
const PAGES = "pages"; // what was seen, newest last
const PACKS = "packs"; // what was taken along, with all that it needs, of whatever version
const ROOT = new URL(self.registration.scope).pathname;
const MOST_PAGES = 60;
const BEGUN = "begun"; // no page: somebody has begun a test, so that progress is theirs to open
const PATIENCE = 6000; // milliseconds; then what is on the phone is shown, if there is something
const PRIVATE = /^(account|centre|editor|code|my-data|dev)(\/|$|\.)/;
const FIRST = ["", "tests", "exams", "progress", "away"]; // kept with the first page that is opened: data costs money
const LATER = ["syllabus", "guide", "plan", "glossary", "rehearsal"]; // with the second

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FRAME).then((cache) => cache.addAll(CONFIG.files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldFrames().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => { // a page is there: the main pages of its language come along
  if (event.data === "keep" && event.source) event.waitUntil(keepMainPages(new URL(event.source.url).pathname));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== location.origin || url.pathname.indexOf(ROOT) !== 0) return;
  const path = url.pathname.slice(ROOT.length);
  if (request.mode === "navigate") {
    if (request.method === "GET") event.respondWith(openPage(event, path));
    else if (/^[^/]+\/tests\/[^/]+\/attempts$/.test(path)) event.respondWith(startTest(request, path));
    else if (/^[^/]+\/attempts\/[^/]+\/submit$/.test(path)) event.respondWith(handIn(request, path));
  } else if (request.method === "GET" && path.indexOf("static/") === 0) event.respondWith(findFile(request));
  else if (request.method === "GET" && /^[^/]+\/glossary[./]/.test(path)) event.respondWith(findData(request));
  else if (request.method === "GET" && path.indexOf("media/") === 0) event.respondWith(findMedium(request));
});

self.addEventListener("sync", (event) => { if (event.tag === "elearn") event.waitUntil(sendWaiting()); });

async function sendWaiting() {
  const pages = (await self.clients.matchAll({ type: "window" })).map((client) => client.url);
  const left = await self.elearnSender.send(ROOT, (attempt) => pages.some((url) => url.indexOf(attempt) >= 0));
  if (left) throw new Error("waiting"); // the browser tries again
}

// The network first: a page from the phone is only shown where there is none, and says that it is one.
async function openPage(event, path) {
  const pack = await caches.open(PACKS).then((cache) => cache.match(ROOT + path.split("?")[0]));
  if (pack) return mark(pack); // its address names its release: it never changes
  const kept = findPage(path);
  const fresh = fetch(event.request);
  const late = new Promise((done) => setTimeout(done, PATIENCE)).then(() => kept);
  const first = await Promise.race([fresh.catch(() => null), late]);
  if (first && !first.isKept && (first.status < 500 || !(await kept))) {
    event.waitUntil(keepPage(path, first.clone()));
    return first;
  }
  const page = await kept;
  if (page) return mark(page.answer);
  return fresh.catch(() => showAway(path));
}

async function findPage(path) {
  const name = path.split("?")[0];
  const found = await caches.open(PAGES).then((cache) => cache.match(ROOT + name));
  return found && { isKept: true, answer: found };
}

async function mark(answer) {
  const html = (await answer.text()).replace("<html ", "<html data-kept ");
  return new Response(html, { status: 200, headers: answer.headers });
}

async function showAway(path) {
  const language = path.split("/")[0];
  const page = (await findPage(language + "/away")) || (await findPage((await anyLanguage()) + "/away"));
  return page ? mark(page.answer) : Response.error();
}

async function anyLanguage() {
  const pages = await caches.open(PAGES).then((cache) => cache.keys());
  const away = pages.map((request) => new URL(request.url).pathname.slice(ROOT.length)).filter((path) => /\/away$/.test(path));
  return (away.pop() || "").split("/")[0];
}

async function keepPage(path, answer) {
  const isPage = answer.ok && !answer.redirected && /text\/html/.test(answer.headers.get("Content-Type") || "");
  if (!isPage || !/^[a-z]{2}(-[a-z]+)?\//.test(path) || PRIVATE.test(path.slice(path.indexOf("/") + 1))) return;
  const cache = await caches.open(PAGES);
  await cache.delete(ROOT + path); // so that the newest stand last
  await cache.put(ROOT + path, answer).catch(() => {}); // no room: then only online
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => cache.delete(key)));
}

// After the first visit the main pages of its language open without network; who saves data loads them when opened.
async function keepMainPages(pathname) {
  const language = pathname.slice(ROOT.length).split("/")[0];
  if (!language || (self.navigator.connection && self.navigator.connection.saveData)) return;
  const cache = await caches.open(PAGES);
  const isBegun = async () => Boolean(await cache.match(ROOT + BEGUN));
  const missing = async (all) => {
    const hasBegun = await isBegun();
    const names = all.filter((name) => name !== "progress" || !hasBegun);
    const found = await Promise.all(names.map((name) => cache.match(ROOT + language + "/" + name)));
    return names.filter((name, n) => !found[n]);
  };
  const wanted = await missing(FIRST);
  for (const name of wanted.length ? wanted : await missing(LATER)) {
    const path = language + "/" + name;
    // Without cookies: an answer that overtakes or follows the learner's own requests must not set theirs back.
    await fetch(ROOT + path, { credentials: "omit" }).then((answer) => keepPage(path, markStrange(answer)), () => {});
    if (name === "progress" && (await isBegun())) await dropStrange(language); // somebody has begun meanwhile
  }
}

// A page that was fetched for nobody says that nothing was done yet: it goes when somebody begins.
function markStrange(answer) {
  const headers = new Headers(answer.headers);
  headers.set("X-For-Nobody", "yes");
  return answer.ok && !answer.redirected ? new Response(answer.body, { status: answer.status, headers }) : answer;
}

async function noteBegun(language) {
  const cache = await caches.open(PAGES);
  await cache.put(ROOT + BEGUN, new Response("")); // first: who is bringing pages along looks for it in the end
  await dropStrange(language);
}

async function dropStrange(language) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(ROOT + language + "/progress");
  if (kept && kept.headers.has("X-For-Nobody")) await cache.delete(ROOT + language + "/progress");
}

async function startTest(request, path) { // a form: without network the test on the phone begins instead
  const form = await request.clone().formData().catch(() => new FormData());
  const fresh = fetch(request).catch(() => null);
  const answer = await Promise.race([fresh, new Promise((done) => setTimeout(done, PATIENCE, null))]);
  const [language, , test] = path.split("/");
  if (answer && answer.status < 500) {
    await noteBegun(language).catch(() => {});
    return answer;
  }
  const packs = (await self.elearnShelf.all("packs").catch(() => [])).filter((pack) => pack.test === test);
  const pack = packs.find((one) => one.language === language) || packs[0];
  if (pack) return Response.redirect(pack.address + "?mode=" + (form.get("mode") || "practice"), 303);
  const late = await fresh;
  if (late && late.status < 500) await noteBegun(language).catch(() => {});
  return late || Response.redirect(ROOT + language + "/away", 303);
}

async function handIn(request, path) { // the page noted it before; its kept copy says that it waits
  const answer = await fetch(request).catch(() => null);
  if (answer && answer.status < 500) return answer;
  const paper = path.replace(/\/submit$/, "");
  if (self.registration.sync) await self.registration.sync.register("elearn").catch(() => {});
  return (await findPage(paper)) ? Response.redirect(ROOT + paper, 303) : answer || Response.error();
}

async function findFile(request) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && request.url.indexOf(CONFIG.version) > 0) {
    const copy = answer.clone();
    caches.open(FRAME).then((cache) => cache.put(request.url, copy)).catch(() => {});
  }
  return answer;
}

async function findData(request) { // the words of the glossary: their address names their version
  return (await caches.match(request.url)) || fetch(request);
}

async function findMedium(request) { // players ask for parts
  const kept = await caches.open(PACKS).then((cache) => cache.match(request.url));
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.get("Range") || "");
  if (!kept) return fetch(request);
  if (!range) return kept;
  const all = await kept.blob();
  const end = range[2] ? Math.min(Number(range[2]), all.size - 1) : all.size - 1;
  return new Response(all.slice(Number(range[1]), end + 1, all.type), {
    status: 206,
    headers: { "Content-Type": all.type, "Content-Range": "bytes " + range[1] + "-" + end + "/" + all.size, "Content-Length": end + 1 - range[1] },
  });
}

// A page that was kept under an older version needs its scripts and styles until a newer copy takes its place.
async function dropOldFrames() {
  const pages = await caches.open(PAGES);
  const texts = await Promise.all((await pages.keys()).map((key) => pages.match(key).then((page) => (page ? page.text() : ""))));
  const isNeeded = (name) => texts.some((text) => text.indexOf("/static/" + name.replace("frame-", "") + "/") >= 0);
  const old = (await caches.keys()).filter((name) => /^frame-/.test(name) && name !== FRAME && !isNeeded(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}
