// The glossary page: shows the words that have the typed letters, in either language.
const field = document.getElementById("find-word");
const none = document.getElementById("no-word");
const lines = Array.from(document.querySelectorAll("#words > li"));
const plain = (text) => text.toLowerCase().replace(/ё/g, "е").replace(/[ʻʼ‘’']/g, "");

field.addEventListener("input", () => {
  const wanted = plain(field.value.trim());
  lines.forEach((line) => { line.hidden = plain(line.textContent).indexOf(wanted) < 0; });
  none.textContent = lines.every((line) => line.hidden) ? none.dataset.words : "";
});
