// Rules that every page keeps; returns what breaks them, in words.
(wanted) => {
  const SMALLEST = 43.5; // 44 CSS pixels, less the rounding
  const LEAST_TEXT = 17.9; // 18 pixels; editors sit at a desk, and charts and samples of a size have their own
  const faults = [];
  const root = document.documentElement;
  const name = (box) => box.outerHTML.slice(0, 140).replace(/\s+/g, " ");
  const isSeen = (box) => box.checkVisibility({ visibilityProperty: true }) && box.getClientRects().length > 0 && !box.closest(".visually-hidden");

  if (root.lang !== wanted.lang) faults.push(`lang is ${root.lang}, not ${wanted.lang}`);
  if (root.dir !== wanted.dir) faults.push(`dir is ${root.dir}, not ${wanted.dir}`);
  if (!document.title.trim()) faults.push("no title");
  const heads = Array.from(document.querySelectorAll("h1")).filter(isSeen);
  if (heads.length !== 1) faults.push(`${heads.length} h1`);

  document.querySelectorAll("button, a[class*=button], summary, nav a, label:has(input[type=radio], input[type=checkbox]), input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select").forEach((box) => {
    const size = box.getBoundingClientRect();
    if (isSeen(box) && (size.width < SMALLEST || size.height < SMALLEST)) {
      faults.push(`${Math.round(size.width)}x${Math.round(size.height)} is too small to press: ${name(box)}`);
    }
  });

  const isDesk = /\/(editor|dev)\//.test(location.pathname);
  const hasWords = (box) => Array.from(box.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  document.querySelectorAll(isDesk ? "nothing" : "body *:not(svg *, .text-sizes *, script, style, template, option)").forEach((box) => {
    const size = parseFloat(getComputedStyle(box).fontSize);
    if (size < LEAST_TEXT && hasWords(box) && isSeen(box)) faults.push(`${size} px is too small to read: ${name(box)}`);
  });

  document.querySelectorAll(".stem, .stimulus-text, .stimulus-title, .task .choice:has([type=radio]) .choice-text").forEach((box) => {
    if (box.closest("[lang]").lang !== "ru") faults.push(`item text is not marked as Russian: ${name(box)}`);
  });
  return faults;
}
