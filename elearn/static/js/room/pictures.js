// Three pictures without a page for each: the third press sends them. Without this script every press is a page.
const NEEDED = 3;
const pad = document.querySelector(".pad");
const words = document.getElementById("pressed-words");
const places = document.querySelectorAll(".chosen-place");
const again = document.getElementById("press-again");
const count = () => pad.querySelectorAll("input[name=picture]").length;

function add(name) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "picture";
  field.value = name;
  pad.appendChild(field);
}

function tell() {
  words.textContent = words.dataset.words.replace("#", String(count()));
  places.forEach((place, number) => place.classList.toggle("chosen-place--full", number < count()));
  again.hidden = count() === 0;
}

pad.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=picture]");
  if (!button) return;
  event.preventDefault();
  if (count() >= NEEDED) return; // they are on their way
  add(button.value);
  tell();
  if (count() === NEEDED) HTMLFormElement.prototype.submit.call(pad);
});

window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // back: none is pressed
