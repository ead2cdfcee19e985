/* Narrows a list of districts, and the map beside it, to what is typed. The list, the map and
   every link are there without it. */
"use strict";

/* Words of level, spaces and points say nothing of a name; tone marks and vowels do. */
const bare = text => text.toLowerCase().normalize("NFC").replaceAll("\u0e4d\u0e32", "\u0e33")
  .replace(/\b(district|province|amphoe|changwat|khet)\b/g, "")
  .replace(/อำเภอ|จังหวัด|กิ่งอำเภอ|(^|[\s,])(เขต|อ\.|จ\.|อ(?=\s)|จ(?=\s))/g, " ");
const joined = text => bare(text).replace(/[\s.,·-]+/g, "");
const words = text => bare(text).split(/[\s.,·-]+/).filter(Boolean);

for (const finder of document.querySelectorAll("[data-finder]")) {
  const input = finder.querySelector("input"), status = finder.querySelector("[role=status]");
  const places = finder.parentElement.querySelector(".places");
  const pins = new Map([...document.querySelectorAll(".map svg a")].map(
    pin => [pin.getAttribute("href"), pin]));
  const rows = [...places.children].map(row => {
    const name = row.querySelector("h3").textContent, link = row.querySelector("a");
    const province = row.querySelector(".province").textContent, also = row.dataset.also;
    return {
      row, pin: pins.get(link.getAttribute("href")),
      text: [name + province, province + name, also].map(joined).join("|"),
    };
  });

  const narrow = () => {
    const typed = words(input.value), whole = joined(input.value);
    let count = 0;
    for (const one of rows) {
      const meant = one.text.includes(whole) || typed.every(word => one.text.includes(word));
      if (one.row.hidden === meant) one.row.hidden = !meant;
      if (one.pin) one.pin.classList.toggle("dim", !meant);
      count += meant;
    }
    status.textContent = !whole ? "" :
      count ? finder.dataset.found.replace("{count}", count) : finder.dataset.none;
  };

  const more = finder.dataset.more;
  if (more) {  /* the list here is cut short: the whole one is on its own page */
    input.addEventListener("keydown", event => {
      if (event.key === "Enter") location.assign(`${more}?q=${encodeURIComponent(input.value)}`);
    });
  } else {
    input.addEventListener("input", narrow);
    input.value = new URLSearchParams(location.search).get("q") || "";
    narrow();
  }
  finder.hidden = false;
}
