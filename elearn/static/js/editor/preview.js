// The preview follows what is saved, and shows the language that was chosen.
const frame = document.getElementById("preview");
const chooser = document.getElementById("preview-language");

function draw() {
  const address = new URL(frame.dataset.address, window.location.href);
  address.searchParams.set("language", chooser.value);
  frame.contentWindow.location.replace(address.href);
}

if (frame && chooser) {
  chooser.addEventListener("change", draw);
  document.addEventListener("entry-saved", draw);
}
