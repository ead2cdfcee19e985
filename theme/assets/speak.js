/* Reads the loudspeaker script with the device's own Thai voice, where it has one: play, pause,
   stop, the line that is read marked. Nothing is sent anywhere; a voice of the network is not used. */
"use strict";

const part = document.querySelector("[data-aloud]");
const voices = window.speechSynthesis;

if (part && voices) {
  const bar = part.querySelector(".speak");
  const [play, stop] = bar.querySelectorAll("button");
  const lines = [...part.querySelectorAll(".aloud-text p")];
  let voice = null;
  let at = -1; // the line that is read; -1 while silent
  let turn = 0; // each stop makes the answers of earlier lines void

  const find = () => {
    const thai = voices.getVoices().filter((one) => /^th\b/i.test(one.lang.replace("_", "-")));
    voice = thai.find((one) => one.localService) || null;
    bar.hidden = !voice;
  };
  const mark = () => {
    lines.forEach((line, index) => line.classList.toggle("now", index === at));
    stop.disabled = at < 0;
  };
  const end = () => {
    turn += 1;
    at = -1;
    voices.cancel();
    play.textContent = part.dataset.play;
    mark();
  };
  const next = () => {
    at += 1;
    if (at >= lines.length) return end();
    mark();
    const said = new SpeechSynthesisUtterance(lines[at].textContent);
    const mine = turn;
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9;
    said.onend = () => { if (mine === turn) next(); };
    said.onerror = () => { if (mine === turn) end(); };
    voices.speak(said);
  };

  play.addEventListener("click", () => {
    if (at < 0) {
      voices.cancel();
      play.textContent = part.dataset.pause;
      next();
    } else if (voices.paused) {
      voices.resume();
      play.textContent = part.dataset.pause;
    } else {
      voices.pause();
      play.textContent = part.dataset.resume;
    }
  });
  stop.addEventListener("click", () => { end(); play.focus(); });
  addEventListener("pagehide", end);
  voices.addEventListener?.("voiceschanged", find);
  find();
}
