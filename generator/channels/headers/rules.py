"""Every header, once, whatever form a host wants them in: for all files, and for some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.channels.headers.policy import Policy
from generator.pages.pictures import FOLDER as SIZED_PICTURES

_YEAR = 31_536_000  # seconds
FOREVER = f"public, max-age={_YEAR}, immutable"  # its name means these bytes and no others
SOME_TIME = "public, max-age=604800"  # seconds of a week: letters and drawings of the theme
SOON = "public, max-age=60, must-revalidate"  # an alert must not wait in anybody's cache

# Nothing of the reader's device is asked for; the two that are used ask the reader first.
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
    *("publickey-credentials-get", "screen-wake-lock", "xr-spatial-tracking"),
)
_USED = ("clipboard-write", "fullscreen")


@dataclass(frozen=True, slots=True)
class Headers:
    """`everywhere` goes with every file. `some` has more for addresses below the site's own.

    A `*` at the end of such an address stands for anything; no file is under two of them.
    `base` is the path of the site on its host, from / to /.
    """

    everywhere: Mapping[str, str]
    some: Mapping[str, Mapping[str, str]]
    base: str


def headers(address: str, policy: Policy, lasting: Iterable[str]) -> Headers:
    """Of the site at this address; `lasting` are files of the theme whose names carry a digest."""
    parts = urlsplit(address)
    everywhere = {
        "Content-Security-Policy": policy.header,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(
            [f"{name}=()" for name in _UNUSED] + [f"{name}=(self)" for name in _USED]
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    }
    if parts.scheme == "https":
        everywhere["Strict-Transport-Security"] = f"max-age={_YEAR}"
    some = {name: {"Cache-Control": FOREVER} for name in sorted(lasting)}
    some[f"{SIZED_PICTURES}*"] = {"Cache-Control": FOREVER}
    some["assets/fonts/*"] = some["assets/img/*"] = {"Cache-Control": SOME_TIME}
    some["data/*"] = {"Access-Control-Allow-Origin": "*"}  # open data, for any page
    return Headers(everywhere, some, parts.path or "/")
