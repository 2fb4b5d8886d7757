// Marks a test on the phone as the server does (elearn/domain/scoring.py); the server marks it again, and its result stands.
const LATIN = "aceopxykmhtbё";
const CYRILLIC = "асеорхукмнтве";
const SPACES = /[\s\x1c-\x1f\x85]+/;

export function normaliseWord(text) {
  const folded = Array.from(text.normalize("NFC").toLowerCase(), (sign) => {
    const place = LATIN.indexOf(sign);
    return place < 0 ? sign : CYRILLIC[place];
  }).join("");
  return folded.split(SPACES).filter(Boolean).join(" ");
}

export function isBlank(value) {
  return value === null || value === undefined || /^[\s\x1c-\x1f\x85\p{Cf}]*$/u.test(value);
}

// Names what is told of a response: its choice, "right" for an accepted word, "*" for any other, "" for none.
export function nameResponse(task, value) {
  if (isBlank(value)) return "";
  if (task.accepted) return task.accepted.indexOf(normaliseWord(value)) >= 0 ? "right" : "*";
  return task.key ? value : "*";
}

export function scoreTask(task, value) { // null: a person has to mark it
  const name = nameResponse(task, value);
  if (name === "") return 0;
  if (task.accepted) return name === "right" ? 1 : 0;
  return task.key ? Number(value === task.key) : null;
}

// `values` by position. One threshold missed fails the whole; `passed` null while marks are open that could decide.
export function scoreTest(data, values) {
  const positions = Object.keys(data.tasks);
  const marks = {};
  positions.forEach((position) => { marks[position] = scoreTask(data.tasks[position], values[position]); });
  const sum = (places, pick) => places.reduce((total, place) => total + pick(place), 0);
  const open = (places) => sum(places, (place) => (marks[place] === null ? data.tasks[place].max : 0));
  const thresholds = data.thresholds.map((line) => {
    const score = sum(line.positions, (place) => marks[place] || 0);
    const isMet = score >= line.cut ? true : score + open(line.positions) >= line.cut ? null : false;
    return Object.assign({ score, isMet, max: sum(line.positions, (place) => data.tasks[place].max) }, line);
  });
  const verdicts = thresholds.map((line) => line.isMet);
  const passed = verdicts.indexOf(false) >= 0 ? false : verdicts.indexOf(null) >= 0 || !verdicts.length ? null : true;
  return { marks, thresholds, passed, score: sum(positions, (place) => marks[place] || 0), max: sum(positions, (place) => data.tasks[place].max) };
}
