// The page's own sentences, which stand in its templates.
export const words = (id) => document.getElementById(id).content.cloneNode(true);
export const text = (id, values) => Object.keys(values).reduce(
  (line, name) => line.replace("{" + name + "}", values[name]), document.getElementById(id).content.textContent);
