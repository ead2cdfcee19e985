"""One form for all the ways in which a thing is typed; assets/search.js does the very same.

tests/search/normal.yml holds both to one table of cases.
"""

from __future__ import annotations

import re
import unicodedata

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SARA_AM = "\u0e33"
# Marks above and below a letter, in whatever order they were typed, each once.
_MARKS = re.compile("[ัิ-ฺ็-์]{2,}")
_AM = re.compile("\u0e4d([่-๋]?)\u0e32")  # ำ typed as ํ and า, with or without a tone between
_AM_TONE = re.compile("[่-๋]*\u0e33[\u0e33่-๋]*")  # tone marks and ำ, in any order

# Most texts have nothing of what some steps change: one look spares them the step. Patterns begin
# with their rarest letter and look back from it, since that is what `re` finds fastest.
_TO_MEND = re.compile("[๐-๙\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TO_ORDER = re.compile("[ัิ-ฺำเ็-ํ](?=[ัิ-ฺำเ็-ํ])(?:(?<=[็-ํ])[ัิ-ฺ็-ํ]|(?<=[ัิ-ฺ])[ัิ-ฺ]|(?<=ำ)[ำ่-๋]|(?<=เ)เ)")
_DOTTED = re.compile(r"\.(?<=[ก-๎\s]\.)")  # a dot after Thai, or after a space

_ERA = re.compile(r"[พค](?<![ก-๎].)\s?\.\s?ศ\s?\.\s?(?=\d)")
_ERA_DOT = re.compile(r"\.\s?ศ")
# Abbreviated months beside a day or a year, written out.
_MONTHS = {
    "ม.ค.": "มกราคม",
    "ก.พ.": "กุมภาพันธ์",
    "มี.ค.": "มีนาคม",
    "เม.ย.": "เมษายน",
    "พ.ค.": "พฤษภาคม",
    "มิ.ย.": "มิถุนายน",
    "ก.ค.": "กรกฎาคม",
    "ส.ค.": "สิงหาคม",
    "ก.ย.": "กันยายน",
    "ต.ค.": "ตุลาคม",
    "พ.ย.": "พฤศจิกายน",
    "ธ.ค.": "ธันวาคม",
}
_MONTH = re.compile(
    r"(?<=\d) ?((?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\.[คพย]\.)|((?:ม|ก|มี|เม|พ|มิ|ส|ต|ธ)\.[คพย]\.)(?= ?\d\d)"
)
_MONTHLY = re.compile(r"\.[คพย]\.")
# One Thai word in Latin letters, as signs and as the official spelling have it.
_SPELT = re.compile(r"\b(?:koh|klong)\b")
# ม.3 ต.บ้านใหม่: single letters stand for these words before a name or a number.
_LETTERS = {"จ": "จังหวัด", "อ": "อำเภอ", "ต": "ตำบล", "ม": "หมู่ที่"}
_LETTER = re.compile(r"([จอตม])\.(?<![ก-๎.]..)(?=\s?[ก-๎\d])")
_LETTER_DOT = re.compile(r"\.(?<=[จอตม]\.)")
_INNER_DOT = re.compile("\\.(?<=[ก-๎]\\.)(?=[ก-ฮ]{1,2}\\.)")  # ธ.ก.ส. is one word, ผวจ.แพร่ is two
_DOT = re.compile("\\.(?<=[ก-๎]\\.)")
_PHONE = re.compile(r"0(?<![\d/]0)\d{0,2}[ -]\d{3,4}[ -]?\d{3,4}(?!\d)")
_TIME = re.compile(r"\d(?<![\d.:/]\d)\d{0,2}[.:]\d\d(?![\d.:/])")  # 09.30 and 9:30 are one
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
# A number with its / or point is one word, and so is each run of letters of one script.
_TOKEN = re.compile(r"\d+(?:[./:]\d+)*|[ก-ฮะ-ฺเ-ๅ็-๎]+|[a-z]+(?:['’-][a-z]+)*|[^\W\d_ฯๆ]")


def normalised(text: str) -> str:
    """Small letters, one order of marks, Arabic digits, abbreviating letters written out."""
    text = unicodedata.normalize("NFC", text).lower()
    if not text.isascii():
        text = _in_order(text)
    if "koh" in text or "klong" in text:
        text = _SPELT.sub(lambda found: {"koh": "ko", "klong": "khlong"}[found[0]], text)
    if _DOTTED.search(text):
        text = _without_dots(text)
    text = _PHONE.sub(lambda found: re.sub("[ -]", "", found[0]), text)
    return _THOUSANDS.sub("", _TIME.sub(_time, text))


def _in_order(text: str) -> str:
    if _TO_MEND.search(text):
        text = _UNSEEN.sub("", text.translate(THAI_DIGITS))
    text = text.replace("ฯลฯ", " ")
    if "\u0e4d" not in text and not _TO_ORDER.search(text):
        return text
    text = text.replace("เเ", "แ")
    text = _MARKS.sub(_sorted_marks, text)
    text = _AM.sub("\\1\u0e33", text)
    text = _AM_TONE.sub(lambda found: "".join(sorted({*found[0]} - {_SARA_AM})) + _SARA_AM, text)
    return _MARKS.sub(_sorted_marks, text)


def _sorted_marks(found: re.Match[str]) -> str:
    return "".join(sorted(set(found[0])))


def _time(found: re.Match[str]) -> str:
    hours, minutes = found[0][:-3], found[0][-2:]
    if len(hours) == 3 and hours[0] != "0":
        return found[0]
    return f"{hours[1:] if hours[1:] and hours[0] == '0' else hours}.{minutes}"


def _without_dots(text: str) -> str:
    """What is abbreviated with dots is written out, or loses them."""
    if _ERA_DOT.search(text):
        text = _ERA.sub("", text)
    if _MONTHLY.search(text):
        text = _MONTH.sub(lambda found: f" {_MONTHS.get(found[1] or found[2], found[0])} ", text)
    if _LETTER_DOT.search(text):
        text = _LETTER.sub(lambda found: f"{_LETTERS[found[1]]} ", text)
    return _DOT.sub(" ", _INNER_DOT.sub("", text))


def tokens(text: str) -> list[str]:
    """Runs of letters, and numbers, of a normalised text, in order."""
    return _TOKEN.findall(text)


def is_thai(token: str) -> bool:
    return "ก" <= token[0] <= "๎"


def other_years(token: str) -> tuple[str, ...]:
    """A year of the one calendar in the other: 2565 and 2022."""
    if len(token) != 4 or not token.isdigit():
        return ()
    year = int(token)
    if 2400 <= year <= 2643:
        return (str(year - 543),)
    return (str(year + 543),) if 1857 <= year <= 2100 else ()


def stem(word: str) -> str:
    """An English word without the s of its plural: floods, flood; the script does the same."""
    if len(word) < 4 or not word.isascii() or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word if word[-2] in "sui" else word[:-1]
