"""The same documents and queries, asked of Material's own search and of Pagefind.

Each gets the documents as it likes them best: one page a document, title and text, in a site for
each language. Of their results the first ten count as shown, as our own page shows ten.
"""

import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page

from tests.browser.sites import Site, served
from tests.search.quality import Ranks
from tests.search.split import Query, documents

SHOWN = 10
LANGS = ("th", "en")
# The page's own box is typed into; what its worker answers is the ranking, of which the page
# shows a part until it is scrolled.
LISTEN = """window.answers = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    const note = ({ data }) => data.type === 3 && answers.push(data.data);
    this.addEventListener('message', note);
  }
};"""
ASK_MATERIAL = """async queries => {
  const input = document.querySelector('[data-md-component=search-query]'), found = [];
  const after = async count => {
    for (let wait = 0; answers.length === count && wait < 3000; wait++)
      await new Promise(done => setTimeout(done, 1));
    return answers.length > count;
  };
  const type = async query => {
    const { length } = answers;
    input.value = query;
    input.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
    return after(length);
  };
  input.focus();
  while (!await type('.')) await new Promise(done => setTimeout(done, 50));
  for (const query of queries) {
    if (!await type(query)) throw new Error(query);
    found.push(answers.at(-1).items.map(([{ location }]) => location));
  }
  return found;
}"""
ASK_PAGEFIND = """async queries => {
  const pagefind = await import('/pagefind/pagefind.js'), found = [];
  await pagefind.init();
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map(one => one.data()));
    found.push(first.map(({ url }) => url));
  }
  return found;
}"""


def material(browser: Browser, folder: Path, queries: Sequence[Query]) -> Ranks:
    """Material for MkDocs as a Thai site sets it up: lunr with the languages th and en."""
    ranks: Ranks = {}
    for lang in LANGS:
        source, out = folder / f"material-{lang}", folder / f"material-{lang}-site"
        for id_, title, text in _texts(lang):
            _write(source / "docs" / f"{id_}.md", f"# {title}\n\n{text}\n")
        _write(source / "docs" / "index.md", "# .\n")
        settings = {
            "site_name": ".",
            "theme": {"name": "material", "language": lang, "font": False},
            "plugins": [{"search": {"lang": [lang, "en"] if lang == "th" else ["en"]}}],
        }
        _write(source / "mkdocs.yml", yaml.safe_dump(settings))
        _run("mkdocs", "build", "-q", "-f", str(source / "mkdocs.yml"), "-d", str(out))
        page = browser.new_page()
        page.add_init_script(LISTEN)
        ranks |= _asked(page, out, lang, queries, ASK_MATERIAL)
    return ranks


def pagefind(browser: Browser, folder: Path, queries: Sequence[Query]) -> Ranks:
    """Pagefind, extended, on plain pages that name their language."""
    ranks: Ranks = {}
    for lang in LANGS:
        out = folder / f"pagefind-{lang}"
        for id_, title, text in _texts(lang):
            said = f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
            head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
            html = f'<!doctype html><html lang="{lang}"><head>{head}</head>'
            _write(out / id_ / "index.html", f"{html}<body><main>{said}</main></body></html>")
        _write(out / "index.html", f'<!doctype html><html lang="{lang}"><title>.</title></html>')
        _write(out / "404.html", "<!doctype html>")
        _run("pagefind", "--site", str(out))
        ranks |= _asked(browser.new_page(), out, lang, queries, ASK_PAGEFIND)
    return ranks


def _texts(lang: str) -> list[tuple[str, str, str]]:
    if lang == "th":
        return [(one["id"], one["title"], one["text"]) for one in documents()]
    return [(one["id"], one["title_en"], one["text_en"]) for one in documents() if "text_en" in one]


def _asked(page: Page, out: Path, lang: str, queries: Sequence[Query], script: str) -> Ranks:
    typed = [query["q"] for query in queries if query["lang"] == lang]
    site = Site(out, "https://search.example/")
    with served(site) as origin:
        page.goto(f"{origin}/")
        answers = page.evaluate(script, typed)
        page.close()
    return {
        (lang, query): [_id(url) for url in urls][:SHOWN]
        for query, urls in zip(typed, answers, strict=True)
    }


def _id(url: str) -> str:
    return url.partition("#")[0].rstrip("/").rpartition("/")[2]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
