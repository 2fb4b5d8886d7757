// What the checks say, at the field that it is about.
export function showDefects(form, defects) {
  form.querySelectorAll(".defects").forEach((place) => { place.textContent = ""; });
  Object.keys(defects).forEach((name) => {
    const place = placeOf(form, name);
    defects[name].forEach((message) => place.appendChild(draw(message)));
  });
}

function placeOf(form, name) {
  const field = Array.from(form.querySelectorAll("[data-field]")).find((each) => each.dataset.field === name);
  return field ? field.querySelector(".defects") : document.getElementById("other-defects");
}

function draw(message) {
  const line = document.createElement("p");
  line.className = "error";
  line.lang = "en";
  line.dir = "ltr";
  line.textContent = message;
  return line;
}
