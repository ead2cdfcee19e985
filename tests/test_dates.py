from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator.dates import Moment, PartialDate
from generator.problems import Problem, Spot
from generator.reading.near_dates import near_time, readings
from generator.reading.typed_dates import (
    THAI_DIGITS,
    Fault,
    Read,
    read_moment,
    read_partial,
    read_time,
)

DAY = date(2022, 8, 31)
AFTERNOON = Moment(DAY, time(15, 0))


def message(fault: Fault, lang: str) -> str:
    problem = Problem("news.yml", Spot(), fault.code, data=fault.data)
    return f"{problem.message(lang)} {problem.hint(lang)}"


# Reading.


def test_a_plain_date_is_read_without_a_word():
    assert read_moment("2022-08-31") == Read(Moment(DAY))
    assert read_moment("2022-08-31 15:00") == Read(AFTERNOON)
    assert read_moment("2022-08-31T15:00") == Read(AFTERNOON)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_buddhist_year_is_read_with_a_warning_that_shows_the_gregorian_date(lang):
    read = read_moment("2565-08-31")
    assert read.value == Moment(DAY)
    (note,) = read.notes
    assert note.code.startswith("W")
    assert "2022-08-31" in message(note, lang)


@pytest.mark.parametrize(
    ("typed", "shown"), [("2565", "2022"), ("2565-08", "2022-08"), ("2565-08-31", "2022-08-31")]
)
def test_a_buddhist_year_in_a_partial_date_is_read_with_the_same_warning(typed, shown):
    read = read_partial(typed)
    assert read.value.iso() == shown
    (note,) = read.notes
    assert shown in message(note, "th")


@pytest.mark.parametrize("typed", ["2399-01-01", "2201-01-01", "0099-01-01"])
def test_a_year_that_is_in_neither_calendar_is_refused(typed):
    assert isinstance(read_moment(typed), Fault)


@pytest.mark.parametrize("typed", ["2565-02-29", "2566-02-29", "2022-02-30", "2022-04-31"])
def test_a_day_that_does_not_exist_is_refused_in_either_calendar(typed):
    assert read_moment(typed).code == "F210"


@pytest.mark.parametrize("typed", ["2567-02-29", "2024-02-29"])
def test_a_leap_day_is_read_in_either_calendar(typed):
    assert read_moment(typed).value.day == date(2024, 2, 29)


@pytest.mark.parametrize(
    "typed", ["65-08-31", "31 ส.ค. 65", "31 สิงหาคม 65", "31-08-65", "๓๑ ส.ค. ๖๕"]
)
def test_a_two_digit_year_is_refused_since_it_may_be_of_two_calendars(typed):
    assert isinstance(read_moment(typed), Fault)


@pytest.mark.parametrize("typed", ["31/08/2565", "8/31/2022", "2022/08/31", "31.08.2565"])
def test_a_date_with_slashes_is_refused_since_day_and_month_may_change_places(typed):
    assert read_moment(typed).code == "F212"


@pytest.mark.parametrize(
    "typed",
    [
        "31 สิงหาคม 2565",
        "31 ส.ค. 2565",
        "31 สิงหาคม พ.ศ. 2565",
        "วันพุธที่ 31 สิงหาคม 2565",
        "๓๑ สิงหาคม ๒๕๖๕",
        "31  สิงหาคม  2565",
        "31 สิงหาคม ค.ศ. 2022",
    ],
)
def test_a_date_in_thai_words_is_read_with_a_warning(typed):
    read = read_moment(typed)
    assert read.value == Moment(DAY)
    assert all("2022-08-31" in message(note, "th") for note in read.notes)
    assert read.notes


@pytest.mark.parametrize("number", range(1, 13))
def test_every_thai_month_is_read_in_full_and_short(number):
    day = date(2022, number, 1)
    long, short = dates.show_day(day, "th"), dates.show_day(day, "th", style="short")
    assert read_moment(long).value.day == read_moment(short).value.day == day


@pytest.mark.parametrize(
    "typed",
    [
        "2022-08-31 15.00",
        "2022-08-31 15.00 น.",
        "2022-08-31 เวลา 15:00 น.",
        "31 สิงหาคม 2565 เวลา 15.00 น.",
        "๒๕๖๕-๐๘-๓๑ ๑๕:๐๐",
    ],
)
def test_a_time_as_thais_write_it_is_read_with_a_warning(typed):
    read = read_moment(typed)
    assert read.value == AFTERNOON
    assert any("2022-08-31 15:00" in message(note, "en") for note in read.notes)


@pytest.mark.parametrize("typed", ["15:00", "9:05"])
def test_a_time_with_a_colon_needs_no_warning(typed):
    assert read_time(typed).notes == ()


@pytest.mark.parametrize(
    "typed", ["25:00", "15:60", "15", "บ่ายสาม", "3 pm", "15:0", "24:00", "", "-1:00"]
)
def test_what_is_no_time_of_day_is_refused(typed):
    assert read_time(typed).code == "F214"


@pytest.mark.parametrize(
    "typed", ["", "เมื่อวาน", "2022", "2022-13-01", "31 Augustus 2022", "32 สิงหา 2565", "2022-8"]
)
def test_what_is_no_whole_date_is_refused(typed):
    assert isinstance(read_moment(typed), Fault)


def test_a_partial_date_is_as_exact_as_it_was_typed():
    assert read_partial("2022") == Read(PartialDate(2022))
    assert read_partial("2022-08") == Read(PartialDate(2022, 8))
    assert read_partial("2022-08-31") == Read(PartialDate(2022, 8, 31))
    assert isinstance(read_partial("2022-13"), Fault)


@pytest.mark.parametrize("typed", ["2022-00", "2565-00"])
def test_a_month_zero_is_refused(typed):
    assert isinstance(read_partial(typed), Fault)


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_of_dates_stumble(typed):
    for read in (read_moment, read_partial, read_time):
        assert isinstance(read(typed), (Read, Fault))


@given(st.dates(date(1000, 1, 1), date(2200, 12, 31)))
def test_a_day_means_the_same_in_both_calendars(day):
    assert read_moment(day.isoformat()).value.day == day
    if day.year + 543 >= 2400:
        assert read_moment(f"{day.year + 543}-{day:%m-%d}").value.day == day


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.booleans())
def test_what_a_thai_page_prints_is_read_as_the_same_day(day, weekday):
    assert read_moment(dates.show_day(day, "th", weekday=weekday)).value.day == day


def test_a_weekday_that_is_not_that_day_s_is_told():
    """31 August 2022 was a Wednesday: of two statements one is wrong, and which is unknown."""
    read = read_moment("วันอังคารที่ 31 สิงหาคม 2565")
    told = [read.code] if isinstance(read, Fault) else [note.code for note in read.notes]
    assert told != ["W903", "W901"]


# Printing.


@pytest.mark.parametrize(
    ("lang", "plain", "with_weekday", "short"),
    [
        ("th", "31 สิงหาคม 2565", "วันพุธที่ 31 สิงหาคม 2565", "31 ส.ค. 2565"),
        ("en", "31 August 2022", "Wednesday 31 August 2022", "31 Aug 2022"),
    ],
)
def test_a_day_is_printed_in_the_reader_s_calendar(lang, plain, with_weekday, short):
    assert dates.show_day(DAY, lang) == plain
    assert dates.show_day(DAY, lang, weekday=True) == with_weekday
    assert dates.show_day(DAY, lang, style="short") == short


def test_a_time_is_printed_as_each_language_writes_it():
    assert dates.show_moment(AFTERNOON, "th") == "31 สิงหาคม 2565 เวลา 15.00 น."
    assert dates.show_moment(AFTERNOON, "en") == "31 August 2022 at 15:00"
    assert dates.show_hours(time(9), time(16, 30), "th") == "09.00–16.30 น."
    assert dates.show_hours(time(9), time(16, 30), "en") == "09:00–16:30"
    assert dates.show_hours(time(9), None, "th") == "09.00 น."


@pytest.mark.parametrize(
    ("partial", "th", "en"),
    [
        (PartialDate(2022), "พ.ศ. 2565", "2022"),
        (PartialDate(2022, 8), "สิงหาคม 2565", "August 2022"),
        (PartialDate(2022, 8, 31), "31 สิงหาคม 2565", "31 August 2022"),
    ],
)
def test_a_partial_date_is_printed_as_exact_as_it_is(partial, th, en):
    assert (dates.show_partial(partial, "th"), dates.show_partial(partial, "en")) == (th, en)


@pytest.mark.parametrize(
    ("start", "end", "th", "en"),
    [
        ("2023-03-13", "2023-03-17", "13–17 มีนาคม 2566", "13–17 March 2023"),
        ("2023-03-31", "2023-04-02", "31 มีนาคม – 2 เมษายน 2566", "31 March – 2 April 2023"),
        (
            "2022-12-31",
            "2023-01-01",
            "31 ธันวาคม 2565 ถึง 1 มกราคม 2566",
            "31 December 2022 to 1 January 2023",
        ),
        ("2023-03-13", "2023-03-13", "13 มีนาคม 2566", "13 March 2023"),
    ],
)
def test_a_range_says_once_what_both_ends_share(start, end, th, en):
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert dates.show_range(first, last, "th") == th
    assert dates.show_range(first, last, "en") == en


def test_a_range_with_weekdays_names_both():
    first, last = date(2023, 3, 13), date(2023, 3, 17)
    said = "วันจันทร์ที่ 13 มีนาคม 2566 ถึงวันศุกร์ที่ 17 มีนาคม 2566"
    assert dates.show_range(first, last, "th", weekday=True) == said
    said = "Monday 13 March 2023 to Friday 17 March 2023"
    assert dates.show_range(first, last, "en", weekday=True) == said


def test_an_instant_is_in_bangkok_wherever_the_build_runs():
    assert AFTERNOON.iso() == "2022-08-31T15:00+07:00"
    assert Moment(DAY).iso() == "2022-08-31"


# The nearest right answer, for hints.


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("31/8/65", ["2022-08-31"]),
        ("31-08-2022", ["2022-08-31"]),
        ("8/31/2022", ["2022-08-31"]),
        ("5/8/2565", ["2022-08-05", "2022-05-08"]),
        ("22-08-31", ["2022-08-31", "2031-08-22"]),
        ("31 สิงหา 65", ["2022-08-31"]),
        ("วันพุธที่ ๓๑ ส.ค. ๖๕ เวลา 13.30 น.", ["2022-08-31 13:30"]),
        ("31/8/65 18.00", ["2022-08-31 18:00"]),
        ("31/8/2565 บ่ายสามโมง", ["2022-08-31 15:00"]),
        ("31/8/2565เวลา 16.30น.", ["2022-08-31 16:30"]),
        ("31 August 2022", ["2022-08-31"]),
        ("31 ส.ค. 65 08.00-16.00 น.", []),
        ("August 31, 2022", ["2022-08-31"]),
        ("31082565", ["2022-08-31"]),
        ("2022-31-08", ["2022-08-31"]),
        ("30-31 สิงหาคม 2565", ["2022-08-30", "2022-08-31"]),
        ("31 เม.ย. 65", []),
        ("สิงหาคม 2565", []),
        ("เมื่อวาน", []),
    ],
)
def test_the_days_that_may_be_meant_are_offered_the_likeliest_first(typed, days):
    assert [one.written() for one in readings(typed.translate(THAI_DIGITS))] == days


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("บ่ายสามโมง", "15:00"),
        ("9 โมงครึ่ง", "09:30"),
        ("สองทุ่ม", "20:00"),
        ("ตีห้า", "05:00"),
        ("เที่ยง", "12:00"),
        ("3 pm", "15:00"),
        ("12 am", "00:00"),
        ("1530", "15:30"),
        ("15", "15:00"),
    ],
)
def test_the_time_that_can_only_be_meant_is_offered(typed, clock):
    assert f"{near_time(typed):%H:%M}" == clock


@pytest.mark.parametrize("typed", ["25:00", "24:00", "9:5", "สาย ๆ", "13 ทุ่ม", "บ่ายสิบโมง", ""])
def test_no_time_is_made_up(typed):
    assert near_time(typed) is None


@given(st.text(max_size=30))
def test_no_text_stops_the_guessing(text):
    assert all(1900 <= one.day.year <= 2100 for one in readings(text))
    near_time(text)
