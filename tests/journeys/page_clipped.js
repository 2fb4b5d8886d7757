// Words that are cut off, or stick out of the box that they stand in. A table in a frame is pushed sideways.
() => {
  const name = (box) => `${box.scrollWidth} px in ${box.clientWidth}: ${box.outerHTML.slice(0, 140).replace(/\s+/g, " ")}`;
  const cuts = (box) => getComputedStyle(box).overflowX !== "visible" || box.matches(".button, .tabs a, .cell, summary, label, th, td, dt, dd, .note, .card, .status");
  const isSeen = (box) => box.checkVisibility({ visibilityProperty: true }) && !box.closest(".visually-hidden, .skip, svg, pre, .prose table, .overview-word");
  return Array.from(document.body.querySelectorAll("*"))
    .filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 3 && !box.matches("input, textarea, .table-frame") && isSeen(box) && cuts(box))
    .map(name);
}
