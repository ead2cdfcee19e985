/* What only a script can do for the row that sends a page on: copy, the device's own share sheet,
   print. Without it the links and the written address are there. Nothing is sent anywhere. */
"use strict";

for (const part of document.querySelectorAll(".sharing")) {
  const status = part.querySelector("[role=status]");
  const written = part.querySelector(".address");
  const address = written.textContent.trim();

  const say = (words) => {
    status.textContent = "";
    // Emptied first, so that the same words are read out again after a second press.
    requestAnimationFrame(() => { status.textContent = words; });
  };
  const failed = () => {
    getSelection().selectAllChildren(written);
    say(status.dataset.failed);
  };
  const offer = (name, possible, act) => {
    const entry = part.querySelector(`[data-act=${name}]`);
    entry.hidden = !possible;
    entry.querySelector("button").addEventListener("click", act);
  };

  offer("copy", navigator.clipboard, () => {
    navigator.clipboard.writeText(address).then(() => say(status.dataset.copied), failed);
  });
  offer("sheet", navigator.share, () => {
    const title = document.querySelector("h1").textContent.trim();
    navigator.share({ title, url: address }).catch((reason) => {
      if (reason.name !== "AbortError") failed();
    });
  });
  offer("print", window.print, () => window.print());
}
