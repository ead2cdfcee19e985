/* Copies the texts that are made to be pasted. Without it they are links. */
"use strict";

for (const part of document.querySelectorAll(".outgoing")) {
  const status = part.querySelector("[role=status]");
  const say = (words) => {
    status.textContent = "";
    // Emptied first, so that the same words are read out again after a second press.
    requestAnimationFrame(() => { status.textContent = words; });
  };
  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return new Blob([await answer.text()], { type: "text/plain" });
  };
  for (const button of navigator.clipboard?.write ? part.querySelectorAll("[data-copy]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => {
      // The promise goes in whole: some browsers let a page copy only while it is being pressed.
      const text = { "text/plain": fetched(button.dataset.copy) };
      navigator.clipboard.write([new ClipboardItem(text)]).then(
        () => say(button.dataset.copied),
        () => say(status.dataset.failed),
      );
    });
  }
}
