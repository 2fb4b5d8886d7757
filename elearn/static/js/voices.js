// The voices of this device. They come late in some browsers, and never in others.
const speech = window.speechSynthesis;
const plain = (tag) => tag.replace("_", "-").toLowerCase();

export function findVoice(tag) {
  const wanted = plain(tag).split("-");
  const fitting = speech.getVoices().filter((voice) => {
    const parts = plain(voice.lang).split("-");
    return parts[0] === wanted[0] && (wanted.indexOf("cyrl") < 0 || parts.indexOf("cyrl") > 0); // an Uzbek voice reads Latin letters
  });
  return fitting.filter((voice) => voice.localService)[0] || fitting[0] || null; // its own voice costs no data
}

export function whenVoicesCome(act) {
  act();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", act);
}
