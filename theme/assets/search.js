/* Searches the index of search/, which the build has made. Loaded on the page that searches, and
   nothing of the index before somebody asks. The normal form is that of generator/search/normal.py;
   where Thai words begin and end is found among the words of the index itself, so that no
   dictionary has to be loaded and every browser finds the same. All numbers are whole. */
"use strict";

const THAI = "ก-ฮะ-ฺเ-ๅ็-๎";
const LETTERS = { จ: "จังหวัด", อ: "อำเภอ", ต: "ตำบล", ม: "หมู่ที่" };
const MONTHS = { "ม.ค.": "มกราคม", "ก.พ.": "กุมภาพันธ์", "มี.ค.": "มีนาคม", "เม.ย.": "เมษายน", "พ.ค.": "พฤษภาคม",
  "มิ.ย.": "มิถุนายน", "ก.ค.": "กรกฎาคม", "ส.ค.": "สิงหาคม", "ก.ย.": "กันยายน", "ต.ค.": "ตุลาคม", "พ.ย.": "พฤศจิกายน",
  "ธ.ค.": "ธันวาคม" };
const MONTH = /(?<=\d) ?((?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\.[คพย]\.)|((?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\.[คพย]\.)(?= ?\d\d)/g;
const SPELT = { koh: "ko", klong: "khlong" };
/* Words that ask; they are not looked for where others are. */
const SPARE = new Set((
  "ที่ไหน ที่ไหนบ้าง ที่ใด ไหน ไหนบ้าง เมื่อไหร่ เมื่อไร เมื่อใด วันไหน วันใด ตอนไหน ช่วงไหน เดือนไหน กี่โมง กี่ เวลาไหน อย่างไร ยังไง ทำไง " +
  "ทำไม ไหม มั้ย หรือไม่ หรือยัง หรือเปล่า คือ อะไร อะไรบ้าง ใคร ใครบ้าง เท่าไหร่ เท่าไร บ้าง ล่าสุด วันนี้ ตอนนี้ มี เป็น ของ และ " +
  "หรือ ใน ที่ จะ ได้ ให้ กับ จาก โดย แล้ว อยู่ ต้อง ขอ อยาก รู้ ครับ ค่ะ คะ นะ " +
  "the of in and a an at for to is are was do does did can could i you we me my there any it its on by with from about be will " +
  "what when where who which why how much many near latest"
).split(" "));
const COST = { word: 10, short: 16, doubtful: 25, prefix: 17, slip: 28, shortSlip: 36, unknown: 1000 };
const SHOWN = 10, PREFIXES = 60, LONGEST = 200, MOST = 12, TOGETHER = 4;

function normalised(text) {
  return text.normalize("NFC").toLowerCase()
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0xe50)
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "").replaceAll("เเ", "แ").replaceAll("ฯลฯ", " ")
    .replace(/[ัิ-ฺ็-์]{2,}/g, (marks) => [...new Set(marks)].sort().join(""))
    .replace(/\u0e4d([่-๋]?)\u0e32/g, "$1\u0e33")
    .replace(/[่-๋]*\u0e33[\u0e33่-๋]*/g, (all) => `${[...new Set(all.replaceAll("\u0e33", ""))].sort().join("")}\u0e33`)
    .replace(/[ัิ-ฺ็-์]{2,}/g, (marks) => [...new Set(marks)].sort().join(""))
    .replace(/(?<![ก-๎])[พค]\s?\.\s?ศ\s?\.\s?(?=\d)/g, "")
    .replace(MONTH, (whole, after, before) => ` ${MONTHS[after || before] || whole} `)
    .replace(/\b(?:koh|klong)\b/g, (word) => SPELT[word])
    .replace(/(?<![ก-๎.])([จอตม])\.(?=\s?[ก-๎\d])/g, (_, letter) => `${LETTERS[letter]} `)
    .replace(/(?<=[ก-๎])\.(?=[ก-ฮ]{1,2}\.)/g, "").replace(/(?<=[ก-๎])\./g, " ")
    .replace(/(?<![\d/])0\d{0,2}[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/g, (phone) => phone.replace(/[ -]/g, ""))
    .replace(/(?<![\d.:/])0?(\d{1,2})[.:](\d\d)(?![\d.:/])/g, "$1.$2")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
}

function stem(word) {
  if (word.length < 4 || !/^[ -~]+s$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /[sui]s$/.test(word) ? word : word.slice(0, -1);
}
const TOKEN = new RegExp(`\\d+(?:[./:]\\d+)*|[${THAI}]+|[a-z]+(?:['’-][a-z]+)*|(?![ฯๆ])[\\p{L}]`, "gu");
const tokens = (text) => normalised(text).match(TOKEN) || [];
const isThai = (token) => token[0] >= "ก" && token[0] <= "๎";

/* At most one letter more, less, other or swapped. */
function near(one, two) {
  if (Math.abs(one.length - two.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === two[at]) at++;
  const a = one.slice(at), b = two.slice(at);
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

/* Whether each word stands in a run of the one before, or in the next; "" is any run. Of `many`
   letters the first comes again after the last. */
function follow(words, many) {
  const before = (run) => String.fromCharCode(((run.charCodeAt(0) - 0x30 + many - 1) % many) + 0x30);
  let last = "";
  return words.every((runs) => {
    const here = [...runs].filter((run) => !last || last.includes(run) || last.includes(before(run))).join("");
    const fits = !runs || here;
    last = here;
    return fits;
  });
}

class Index {
  constructor(folder, root) {
    Object.assign(this, { folder, root, files: new Map() });
    this.number = new Map(root.terms.map((term, number) => [term, number]));
    this.longest = root.terms.reduce((most, term) => Math.max(most, term.length), 1);
  }

  static async open(folder) {
    const answer = await fetch(`${folder}root.json`);
    if (!answer.ok) throw new Error(answer.status);
    return new Index(folder, await answer.json());
  }

  file(kind, number) {
    const name = `${kind}-${number}.json?${this.root[`${kind}_tags`][number]}`;
    if (!this.files.has(name)) {
      const loading = fetch(this.folder + name).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  /* What files of this kind have for the term. */
  async of(kind, term) {
    const { firsts } = this.root;
    let bucket = firsts.length - 1;
    while (firsts[bucket] > term) bucket--;
    return (await this.file(kind, bucket))[term - firsts[bucket]];
  }

  /* The pages that have the term, each with the weight: a Map. */
  async pages(term) {
    const { shift } = this.root, found = new Map();
    let sum = 0;
    for (const step of await this.of("terms", term)) {
      sum += step;
      found.set(sum >> shift, sum & ((1 << shift) - 1));
    }
    return found;
  }

  /* The pages that have one of the terms, each with a letter for every run, between two spaces, in
     which it has it; nothing where that is not told. */
  async runs(terms) {
    const found = new Map();
    for (const term of terms) {
      const told = await this.of("runs", term), pages = await this.pages(term), runs = told.split(",");
      let place = 0;
      for (const page of pages.keys()) {
        const here = told && runs[place++];
        found.set(page, found.has(page) && !(here && found.get(page)) ? "" : (found.get(page) || "") + here);
      }
    }
    return found;
  }

  /* The numbers of the terms that begin so, from the sorted list. */
  beginning(start) {
    const { terms } = this.root;
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < start) low = middle + 1; else high = middle;
    }
    const found = [];
    while (low < terms.length && terms[low].startsWith(start) && found.length < PREFIXES) found.push(low++);
    return found;
  }

  /* Words with one letter wrong keep their first letters or their last: two of them, of a short word
     one. So only few are compared. */
  like(word) {
    if (!this.ends) {
      this.ends = new Map();
      this.root.terms.forEach((term, number) => {
        if (term.length < 3 || !/\D/.test(term)) return;
        const kept = term.length < 6 ? 1 : 2;
        for (const key of [`<${term.slice(0, kept)}`, `${term.slice(-kept)}>`]) {
          if (!this.ends.has(key)) this.ends.set(key, []);
          this.ends.get(key).push(number);
        }
      });
    }
    const found = new Set();
    for (const kept of [1, 2]) {
      for (const key of [`<${word.slice(0, kept)}`, `${word.slice(-kept)}>`]) {
        for (const number of this.ends.get(key) || []) {
          const term = this.root.terms[number];
          // A short word with another letter is another word; with a letter more or less it may be it.
          const alike = Math.min(word.length, term.length) >= 5 || word.length !== term.length;
          if (alike && near(word, term)) found.add(number);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /* The fewest words of the index that make up a run: [{text, terms}], or null. `last` allows the
     run to end within a word, `slips` a word with one letter wrong. */
  cut(run, { last, slips }) {
    const best = [{ cost: 0, pieces: [] }];
    const offer = (to, from, cost, piece) => {
      const whole = best[from].cost + cost;
      if (!best[to] || whole < best[to].cost) best[to] = { cost: whole, pieces: [...best[from].pieces, piece] };
    };
    for (let at = 0; at < run.length; at++) {
      if (!best[at]) continue;
      for (let end = at + 1; end <= Math.min(run.length, at + this.longest); end++) {
        const text = run.slice(at, end), number = this.number.get(text);
        const cost = text.length > 3 ? COST.word : slips ? COST.doubtful : text.length < 3 ? COST.short : COST.word;
        if (number !== undefined) offer(end, at, cost, { text, terms: [number] });
        else if (SPARE.has(text)) offer(end, at, COST.word, { text, terms: [], spare: true });
        if (slips && end - at >= 3 && end - at <= 20) {
          const terms = this.like(text);
          const long = end - at >= 5;
          if (terms.length) offer(end, at, long ? COST.slip : COST.shortSlip, { text, terms, slip: true });
        }
      }
      const rest = run.slice(at);
      if (last && at && rest.length === 1) offer(run.length, at, COST.prefix, { text: rest, terms: [], spare: true });
      if (last && rest.length > 1) {
        const terms = this.beginning(rest);
        if (terms.length) offer(run.length, at, COST.prefix, { text: rest, terms });
      }
    }
    const made = best[run.length];
    // A short word may be wrong within a longer run, but not alone, and not two of them.
    const wrong = made ? made.pieces.filter((piece) => piece.slip) : [];
    if (wrong.length > 1 || (run.length < 5 && wrong.length)) return null;
    return made || null;
  }

  /* All ways to read what was typed, the likelier first, each made when it is asked for. Of a
     pasted page only the beginning is read. */
  *readings(typed) {
    const runs = tokens(typed.slice(0, LONGEST)).slice(0, MOST);
    const joined = [];
    for (const run of runs) {
      if (joined.length && isThai(run) && isThai(joined.at(-1))) joined.push(joined.pop() + run);
      else joined.push(run);
    }
    for (const how of [{}, { last: true }, { last: true, slips: true }]) {
      const found = [];
      for (const way of [runs, joined]) {
        const cuts = way.map((run, place) => this.read(run, { ...how, last: how.last && place === way.length - 1 }));
        if (!cuts.every(Boolean)) continue;
        const cost = cuts.reduce((sum, one) => sum + one.cost, 0);
        const pieces = cuts.flatMap((one, run) => one.pieces.map((piece) => ({ ...piece, run: way === runs ? run : -1 })));
        found.push({ cost, pieces });
      }
      yield* found.sort((a, b) => a.cost - b.cost);
    }
  }

  read(run, how) {
    if (isThai(run)) return this.cut(run, how);
    const known = [...new Set([run, stem(run)])].map((word) => this.number.get(word));
    const exact = known.filter((number) => number !== undefined);
    if (exact.length) return { cost: COST.word, pieces: [{ text: run, terms: exact }] };
    if (SPARE.has(run)) return { cost: COST.word, pieces: [{ text: run, terms: [], spare: true }] };
    const terms = (how.last && run.length > 1 && this.beginning(run)) || [];
    if (terms.length) return { cost: COST.prefix, pieces: [{ text: run, terms }] };
    const slips = how.slips && /^[a-z]{5}/.test(run) ? this.like(run) : [];
    return slips.length ? { cost: COST.slip, pieces: [{ text: run, terms: slips, slip: true }] } : null;
  }

  /* Pages that have every piece, the best first: [{page, score}]. */
  async ranked(pieces) {
    const meant = pieces.filter((piece) => !piece.spare && !SPARE.has(piece.text));
    const asked = meant.length ? meant : pieces.filter((piece) => piece.terms.length);
    if (!asked.length) return [];
    const lists = await Promise.all(asked.map(async (piece) => {
      const any = new Map();
      for (const pages of await Promise.all(piece.terms.map((term) => this.pages(term)))) {
        for (const [page, weight] of pages) any.set(page, Math.max(any.get(page) || 0, weight));
      }
      let rare = 1;
      for (let many = any.size; many * 2 <= this.root.pages.length; many *= 2) rare++;
      return { any, rare };
    }));
    lists.sort((a, b) => a.any.size - b.any.size);
    const found = [];
    for (const page of lists[0].any.keys()) {
      if (!lists.every((list) => list.any.has(page))) continue;
      found.push({ page, score: lists.reduce((sum, list) => sum + list.any.get(page) * list.rare, 0) });
    }
    return (await this.together(found, asked)).sort((a, b) => b.score - a.score || a.page - b.page);
  }

  /* Of the pages those on which what was typed without a space stands so too, or behind the next
     space; and those that weigh no less. Where no page has it so, all of them. Of many words together
     hardly any is wrong. */
  async together(found, asked) {
    let left = found;
    for (const run of new Set(asked.map((piece) => piece.run))) {
      const pieces = asked.filter((piece) => piece.run === run && piece.terms.length <= TOGETHER);
      if (run < 0 || pieces.length < 2 || pieces.length > TOGETHER || left.length < 2) continue;
      const runs = await Promise.all(pieces.map((piece) => this.runs(piece.terms)));
      const close = new Set(left.filter(({ page }) => follow(runs.map((any) => any.get(page)), this.root.runs)));
      const least = [...close].reduce((low, { score }) => Math.min(low, score), Infinity);
      left = left.filter((one) => !close.size || close.has(one) || one.score >= least);
    }
    return left;
  }

  async search(typed) {
    for (const reading of this.readings(typed)) {
      const found = await this.ranked(reading.pieces);
      if (found.length) return { found, pieces: reading.pieces };
    }
    return { found: [], pieces: [] };
  }

  async shown(page) {
    const { block } = this.root;
    return (await this.file("pages", Math.floor(page / block)))[page % block];
  }
}

/* Where one of the words stands in a text as it was written, with spaces and all: [from, to]. */
function places(text, words) {
  const spelled = words.map((word) => [...word].map((letter) =>
    letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join(isThai(word) ? "\\s?" : ""));
  if (!spelled.length) return [];
  const any = new RegExp(spelled.sort((a, b) => b.length - a.length).join("|"), "giu");
  return [...text.matchAll(any)].map((found) => [found.index, found.index + found[0].length]);
}

function marked(element, text, words) {
  let at = 0;
  for (const [from, to] of places(text, words)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    if (to - from < 24) mark.className = "nb";
    element.append(text.slice(at, from), mark);
    at = to;
  }
  element.append(text.slice(at));
}

/* Some 160 letters around the first of the words, from a space to a space. */
function excerpt(text, words) {
  const first = (places(text, words)[0] || [0])[0];
  let from = first < 100 ? 0 : text.lastIndexOf(" ", first - 40) + 1;
  if (first - from > 120) from = first;  // no space near: Thai has few
  let to = Math.min(text.length, from + 200);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 120);
  return (from ? "… " : "") + text.slice(from, to).trim() + (to < text.length ? " …" : "");
}

const form = document.querySelector("[data-search]");
if (form) {
  const results = document.querySelector("[data-search-results]");
  const status = results.querySelector("[role=status]"), list = results.querySelector("ol");
  const more = results.querySelector("[data-more]"), other = document.querySelector("[data-other]");
  const narrow = form.querySelector("fieldset");
  const { index: folder, root } = form.dataset;
  let index, run = 0;

  const say = (key, query, count, meant) => {
    status.textContent = key && status.dataset[key].replace("{count}", count)
      .replace("{query}", query).replace("{meant}", meant);
  };
  const typed = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  const lets = ({ kind, province, year }) => ({ page }) => {
    const [itsKind, itsYear, ...places] = index.root.pages[page];
    return (!kind || index.root.kinds[itsKind] === kind) && (!year || itsYear === +year) &&
      (!province || places.some((place) => index.root.provinces[place] === province));
  };

  /* A page without a translation is shown in Thai: whoever hears the page must be told. */
  const speaks = (element, text) => {
    if (document.documentElement.lang !== "th" && /[ก-ฮ]/.test(text)) element.lang = "th";
  };
  const hit = ([url, title, note, text], words) => {
    const entry = document.createElement("li"), kind = document.createElement("p");
    const heading = document.createElement("h2"), link = document.createElement("a");
    const said = document.createElement("p");
    kind.className = "kind";
    const [sort, ...rest] = note.split(" · "), strong = document.createElement("strong");
    strong.textContent = sort;
    kind.append(strong, ...rest.map((one) => ` · ${one}`));
    link.href = root + url;
    link.dataset.result = "";
    speaks(link, title);
    marked(link, title, words);
    const part = excerpt(text, words);
    speaks(said, part);
    marked(said, part, words);
    heading.append(link);
    entry.append(kind, heading, said);
    return entry;
  };

  const show = async (found, words, mine) => {
    const next = found.splice(0, SHOWN);
    const pages = await Promise.all(next.map(({ page }) => index.shown(page)));
    if (mine !== run) return;
    const entries = pages.map((page) => hit(page, words));
    list.append(...entries);
    more.hidden = !found.length;
    more.querySelector("button").onclick = async () => {
      const { length } = list.children;
      await show(found, words, mine);
      list.children[length].querySelector("a").focus();
    };
  };

  const search = async () => {
    const mine = ++run, asked = typed(), query = (asked.q || "").trim();
    list.replaceChildren();
    more.hidden = true;
    if (narrow) narrow.hidden = !query;
    other.hidden = !query;
    if (!query) {
      say("empty");
      results.dataset.state = "idle";
      return;
    }
    const link = other.querySelector("a");
    link.textContent = link.dataset.said.replace("{query}", query);
    link.search = new URLSearchParams({ q: query });
    results.dataset.state = "busy";
    say("busy");
    try {
      index ||= await Index.open(folder);
      const answer = await index.search(query);
      if (mine !== run) return;
      const found = answer.found.filter(lets(asked)), { length } = found;
      const words = answer.pieces.filter((piece) => !piece.spare).flatMap((piece) =>
        piece.slip ? piece.terms.map((term) => index.root.terms[term]) : [piece.text]);
      await show(found, words, mine);
      if (mine !== run) return;
      const slip = answer.pieces.some((piece) => piece.slip);
      const meant = answer.pieces.map((piece) => piece.slip ? index.root.terms[piece.terms[0]] : piece.text).join(" ");
      say(length ? slip ? "meant" : "found" : "none", query, length, meant);
      results.dataset.state = "done";
    } catch {
      if (mine !== run) return;
      say("failed");
      results.dataset.state = "failed";
    }
  };

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name) field.value = asked.get(field.name) || "";
    search();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URLSearchParams(typed());
    history.pushState(null, "", `?${address}`);
    search();
  });
  if (narrow) narrow.addEventListener("change", () => form.requestSubmit());
  addEventListener("popstate", fromAddress);
  fromAddress();
}
