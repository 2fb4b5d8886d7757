// What sticks out of the page sideways.
() => {
  const width = document.documentElement.clientWidth;
  const page = document.scrollingElement;
  if (page.scrollWidth <= width) return [];
  const sticksOut = (box) => {
    const place = box.getBoundingClientRect();
    const isWide = place.right > width + 1 || place.left < -1 || (box.clientWidth && box.scrollWidth > box.clientWidth + 1);
    return isWide && box.checkVisibility() && !box.closest(".visually-hidden, .skip");
  };
  const boxes = Array.from(document.body.querySelectorAll("*")).filter(sticksOut).reverse();
  return [`${page.scrollWidth} px wide on ${width}`, ...boxes.slice(0, 4).map((box) => box.outerHTML.slice(0, 120).replace(/\s+/g, " "))];
}
