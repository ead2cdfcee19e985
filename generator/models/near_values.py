"""The nearest right address, number or name for what cannot be read: for hints alone."""

from __future__ import annotations

import re

_AROUND = " <>()[]“”\"'`,;"
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"(h?t?t?ps?)\s*[:;]?\s*[/\\]*\s*(?=\S+\.)", re.IGNORECASE)
_PHONE = re.compile(r"1\d{2,4}|0[2-57]\d{7}|0[689]\d{8}|\+\d{8,14}")


def near_url(typed: str) -> str:
    """With https:// before it, without the blanks and marks around it; "" where none is seen."""
    text = re.sub(r"[\u202a-\u202e\u2066-\u2069\x00-\x1f]", "", typed).strip(_AROUND)
    scheme = _SCHEME.match(text)
    whole = text[scheme.end() :] if scheme else text
    whole = re.sub(r"\s*\.\s*", ".", whole).replace("\\", "/")
    if scheme:
        whole = whole.rpartition("@")[2]  # a name and password have no place in it
    found = _DOMAIN.fullmatch(whole) or (None if scheme or "@" in text else _DOMAIN.search(typed))
    if not found or re.search(r"[<>\"'`{}|^]", found[0]):
        return ""
    plain = scheme is not None and scheme[1].lower() == "http"
    return f"{'http' if plain else 'https'}://{found[0]}"


def near_email(typed: str) -> str:
    text = re.sub(r"\s|mailto:", "", typed).strip(_AROUND)
    text = re.sub(r"\((?:at|แอท)\)|\[at\]|＠", "@", text).replace(",", ".")
    found = re.search(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text)
    return found[0].rstrip(".") if found and text.count("@") == 1 else ""


def lost_zero(digits: str) -> str:
    """The number with the 0 that a spreadsheet drops; "" where it has lost none."""
    landline = re.fullmatch(r"[2-57]\d{7}", digits)
    return spaced("0" + digits) if landline or re.fullmatch(r"[689]\d{8}", digits) else ""


def near_phone(typed: str) -> str:
    """The first whole number in what was typed; "" where there is none."""
    text = re.sub(r"\.0$|[ .()\u2010-\u2015-]", "", typed)
    text = re.sub(r"^(?:\+?66|0066)0?(?=[2-9]\d{7,8}$)", "0", text)
    found = re.search(rf"(?<!\d)(?:{_PHONE.pattern})(?!\d)", text)
    return spaced(found[0]) if found else ""


def spaced(digits: str) -> str:
    """0 7500 0000, 08 0000 0000; short numbers and those of other countries as they are."""
    if len(digits) == 9 and digits[0] == "0":
        return f"{digits[0]} {digits[1:5]} {digits[5:]}"
    if len(digits) == 10 and digits[0] == "0":
        return f"{digits[:2]} {digits[2:6]} {digits[6:]}"
    return digits


def near_number(typed: str, *, whole: bool) -> str:
    """The one number in what was typed, without its unit; "" where there is none, or several."""
    found = re.findall(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", typed)
    return found[0] if len(found) == 1 and not (whole and "." in found[0]) else ""


def slug_of(words: str) -> str:
    """Latin letters and digits joined by hyphens, at most about 60; empty where there are none."""
    bare = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", words.lower())).strip("-")
    return bare if len(bare) <= 60 else bare[:60].rpartition("-")[0] or bare[:60]


def near_slug(typed: str) -> str:
    return slug_of(typed.strip("/ ").rpartition("/")[2])  # of an address the last part


def near_rai(typed: str) -> str:
    """3 ไร่ 2 งาน 40 ตารางวา as 3-2-40; "" where no rai stand in it."""
    parts = [
        re.search(rf"(\d+(?:\.\d+)?)\s*{unit}", typed) for unit in ("ไร่", "งาน", "(?:ตาราง)?วา")
    ]
    numbers = [part[1] if part else "0" for part in parts]
    if parts[0] is None or "." in numbers[0] + numbers[1]:
        return numbers[0] if parts[0] and not parts[1] else ""
    return "-".join(numbers)


def near_file_name(typed: str) -> str:
    """In small letters, without a folder that leads out; "" where nothing English is left."""
    typed = typed.lower().replace("\\", "/")
    stem, _, ending = (typed.rpartition("/")[2] if ":" in typed else typed).rpartition(".")
    parts = [re.sub(r"[^a-z0-9_]+", "-", part).strip("-_") for part in stem.split("/")]
    name = "/".join(part for part in parts if part)
    good = re.fullmatch(r"[a-z0-9]{2,5}", ending) and re.search(r"[a-z]", name) and parts[-1]
    return f"{name}.{ending}" if good else ""
