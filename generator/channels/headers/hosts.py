"""The same headers as each kind of host reads them: Cloudflare Pages and Netlify, nginx, Caddy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.channels.headers.rules import SOON, Headers

# Of Cloudflare Pages; Netlify allows more.
MOST_RULES, LONGEST_LINE = 100, 2000
# By its ending, what a file is: the tables of hosts know neither calendars nor geodata.
TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/calendar": "ics",
    "application/json": "json",
    "application/geo+json": "geojson",
    "application/xml": "xml",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "image/svg+xml": "svg",
    "image/jpeg": "jpg jpeg",
    "image/png": "png",
    "image/webp": "webp",
    "font/woff2": "woff2",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg opus",
    "audio/wav": "wav",
    "video/mp4": "mp4",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
}
_TEXTS = [kind for kind in TYPES if kind.startswith("text/") or kind.endswith(("json", "xml"))]


def pages_file(made: Headers) -> str:
    """`_headers` in the published folder itself, which is the root of such a host.

    What is not named there keeps the host's own cache rule: ask each time whether it changed.
    Within the limits of those hosts: a header that is too long stays with the pages themselves.
    """
    rules = {"*": made.everywhere, **made.some}
    lines = []
    for path, fields in list(rules.items())[:MOST_RULES]:
        lines.append(f"/{path}")
        told = (f"  {name}: {value}" for name, value in fields.items())
        lines += [line for line in told if len(line) <= LONGEST_LINE]
    return "\n".join(lines) + "\n"


def nginx(made: Headers) -> str:
    """To be included in the `server` block whose `root` is above the site's path."""
    lines = [
        "# Made by `namrong headers --for nginx`: include it in the server block of the site.",
        "types {",
        *(f"    {kind} {endings};" for kind, endings in TYPES.items()),
        "}",
        "default_type application/octet-stream;",
        "charset utf-8;",
        f"charset_types {' '.join(_TEXTS[1:])};",  # text/html is one of its own accord
        "gzip on;",
        "gzip_comp_level 6;",
        "gzip_min_length 256;",
        "gzip_vary on;",
        "gzip_proxied any;",
        f"gzip_types {' '.join(_TEXTS[1:])};",
        "# With the module for it: brotli on; brotli_types, as gzip_types above.",
        "server_tokens off;",
        "index index.html;",
        f"error_page 404 {made.base}404.html;",
        *(f"add_header {name} {_quoted(value)} always;" for name, value in made.everywhere.items()),
    ]
    # Variables, since a block with a header of its own would drop all those above; an empty one
    # is not sent.
    names = {name: f"$namrong_{name.lower().replace('-', '_')}" for name in _names(made)}
    for name, variable in names.items():
        lines.append(f"set {variable} {_quoted(SOON if name == 'Cache-Control' else '')};")
        lines.append(f"add_header {name} {variable} always;")
    for path, fields in made.some.items():
        whole = path.removesuffix("*")
        where = f"^~ {made.base}{whole}" if path.endswith("*") else f"= {made.base}{path}"
        told = " ".join(f"set {names[name]} {_quoted(value)};" for name, value in fields.items())
        lines.append(f"location {where} {{ {told} }}")
    lines += [f"location = {made.base}{name} {{ return 404; }}" for name in _OF_HOSTS]
    return "\n".join(lines) + "\n"


def caddy(made: Headers) -> str:
    """To be imported in the site's block of a Caddyfile whose `root` is above the site's path."""
    everywhere = [f"\t{name} {_quoted(value)}" for name, value in made.everywhere.items()]
    lines = [
        "# Made by `namrong headers --for caddy`: import it in the block of the site.",
        "encode zstd gzip",
        "header {",
        *everywhere,
        f"\t?Cache-Control {_quoted(SOON)}",
        "\t-Server",
        "}",
    ]
    for number, (path, fields) in enumerate(made.some.items(), 1):
        lines.append(f"@namrong_{number} path {made.base}{path}")
        for name, value in fields.items():
            lines.append(f"header @namrong_{number} {name} {_quoted(value)}")
    hidden = " ".join(f"{made.base}{name}" for name in _OF_HOSTS)
    lines += [
        f"@namrong_hidden path {hidden}",
        "error @namrong_hidden 404",
        "file_server",
        "handle_errors {",  # which begins without any of the headers above
        "\theader {",
        *(f"\t{line}" for line in everywhere),
        f"\t\tCache-Control {_quoted(SOON)}",
        "\t\t-Server",
        "\t}",
        f"\trewrite * {made.base}404.html",
        "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"


# Which hosts of one's own a snippet can be made for.
OWN: Mapping[str, Callable[[Headers], str]] = MappingProxyType({"nginx": nginx, "caddy": caddy})
# What other hosts read, and no reader.
_OF_HOSTS = ("_headers", "_redirects")


def _names(made: Headers) -> list[str]:
    return sorted({name for fields in made.some.values() for name in fields})


def _quoted(value: str) -> str:
    assert '"' not in value and "$" not in value  # noqa: S101, PT018  # none of ours has them
    return f'"{value}"'
