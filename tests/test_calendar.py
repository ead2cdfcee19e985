"""Calendars as a calendar program reads them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from generator.batch import files_of
from generator.channels.calendar import calendar_batches

BANGKOK = ZoneInfo("Asia/Bangkok")


@pytest.fixture
def event(workshop):
    """The events of one item, as read back."""

    def read(more, *, lang="th", title="ข่าวงาน"):
        workshop.news("fair", more, title=title)
        files = files_of(calendar_batches(workshop.examine().site))
        name = f"{'' if lang == 'th' else 'en/'}news/fair/event.ics"
        return list(Calendar.from_ical(files[name]).walk("VEVENT")) if name in files else []

    return read


def test_a_day_without_a_time_is_a_whole_day_and_the_last_day_counts(event):
    (one,) = event("event: {starts: 2024-07-01, ends: 2024-07-03}\n")
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2024, 7, 1), date(2024, 7, 4))


def test_a_time_is_bangkok_s(event):
    (one,) = event("event: {starts: 2024-07-01 09:30, ends: 2024-07-01 12:00}\n")
    assert one["dtstart"].dt == datetime(2024, 7, 1, 9, 30, tzinfo=BANGKOK)
    assert one["dtend"].dt - one["dtstart"].dt == timedelta(hours=2, minutes=30)
    assert one["dtstart"].params["TZID"] == "Asia/Bangkok"


def test_hours_hold_for_each_day(event):
    (one,) = event(
        'event: {starts: 2024-07-01, ends: 2024-07-03, hours: {from: "08:30", to: "16:30"}}\n'
    )
    assert one["dtstart"].dt == datetime(2024, 7, 1, 8, 30, tzinfo=BANGKOK)
    assert one["dtend"].dt == datetime(2024, 7, 1, 16, 30, tzinfo=BANGKOK)
    assert one["rrule"] == {"FREQ": ["DAILY"], "COUNT": [3]}


def test_what_is_called_off_says_so(event):
    (one,) = event("event: {starts: 2024-07-01, state: cancelled}\n")
    assert (one["status"], str(one["summary"])) == ("CANCELLED", "ยกเลิก: ข่าวงาน")


def test_the_last_day_to_act_is_an_event_of_its_own(event):
    first, last = event("event: {starts: 2024-07-01}\naction: {closes: 2024-06-28}\n")
    assert last["dtstart"].dt == date(2024, 6, 28)
    assert str(last["summary"]) == "วันสุดท้าย: ข่าวงาน"
    assert first["uid"] != last["uid"]


def test_what_has_no_known_day_is_in_no_calendar(event):
    assert event("event: {group: กลุ่มสมมุติ}\n") == []


def test_a_correction_is_a_later_version_of_the_same_event(event):
    (before,) = event("event: {starts: 2024-07-01}\n")
    (after,) = event("event: {starts: 2024-07-02}\nupdated: 2024-06-14\n")
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt > before["last-modified"].dt


def test_both_languages_tell_of_one_event(event):
    (thai,) = event("event: {starts: 2024-07-01}\n")
    (english,) = event("event: {starts: 2024-07-01}\n", lang="en")
    assert thai["uid"] == english["uid"]
    assert str(english["summary"]) == "News fair"
    assert "/en/news/fair/" in english["url"]


@given(st.text(st.sampled_from("กำน้่เแๆ ฯ,;\\:\"'a🛒"), min_size=1, max_size=400))
def test_lines_are_folded_between_letters_and_no_letter_is_lost(text):
    made = Calendar()
    one = Event()
    one.add("summary", text)
    made.add_component(one)
    data = made.to_ical()
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    (read,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(read["summary"]) == text


def test_the_site_s_calendar_has_every_known_day_and_can_be_read(good):
    for name in ("calendar.ics", "en/calendar.ics"):
        data = (good.folder / name).read_bytes()
        calendar = Calendar.from_ical(data)
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        uids = [str(one["uid"]) for one in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids)) >= 3
        assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Bangkok"]
        for one in calendar.walk("VEVENT"):
            assert {"DTSTAMP", "DTSTART", "SUMMARY", "URL", "STATUS"} <= set(one)
            assert (
                good.folder / str(one["url"]).removeprefix("https://market.example/fair/")
            ).is_dir()


def test_two_calendars_of_one_site_are_the_same_bytes(workshop):
    first = files_of(calendar_batches(workshop.examine().site))
    assert first == files_of(calendar_batches(workshop.examine().site))
