"""Days of the week, named beside a date: they tell a slip, and which of two readings of a date is meant."""

import re

_NAMES = (
    "monday mon понедельник понеділок пн",
    "tuesday tues tue вторник вівторок вт",
    "wednesday wed среда среду середа середу ср",
    "thursday thurs thur thu четверг четвер чт",
    "friday fri пятница пятницу п'ятниця п'ятницю п’ятниця п’ятницю пт",
    "saturday sat суббота субботу субота суботу сб",
    "sunday sun воскресенье неділя неділю вс нд",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES) for name in names.split()}
_NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_BEFORE = re.compile(rf"(?i)(?:(?:on|во?|у) )?(?P<name>{_NAME})\b\.?,? ")
_AFTER = re.compile(rf"(?i),? \(?(?P<name>{_NAME})\.?\)?$")


def take_weekday_off(text: str) -> tuple[str, int | None]:
    """Return a date without the day of the week beside it, and that day's number, Monday being 0; None where none is.

    Examples
    --------
    >>> take_weekday_off("Sunday, 7 December 2025"), take_weekday_off("2025-12-07")
    (('7 December 2025', 6), ('2025-12-07', None))
    """
    if not (text[:1].isalpha() or text[-1:].isalpha() or text[-1:] in (")", ".")):  # most dates
        return text, None
    if (found := _BEFORE.match(text)) and text[found.end() :]:
        return text[found.end() :], _NUMBERS[found["name"].casefold()]
    if found := _AFTER.search(text):
        return text[: found.start()], _NUMBERS[found["name"].casefold()]
    return text, None
