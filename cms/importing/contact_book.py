"""Gathers the contact details that lines give, one value for each field."""

from dataclasses import dataclass, field

from cms.importing.contact_details import ContactReading, ContactValue
from cms.importing.lines import Line, Passage, passage


@dataclass(eq=False)
class PhoneEntry:
    number: Passage | None
    extension: Passage | None = None
    label: Passage | None = None


@dataclass
class ContactBook:
    """What is known so far; `leftovers` are labels and repeated values, with the code of why they are left out."""

    address: list[Passage] = field(default_factory=list)
    phones: list[PhoneEntry] = field(default_factory=list)
    fax: Passage | None = None
    email: Passage | None = None
    hours: list[Passage] = field(default_factory=list)
    website: Passage | None = None
    leftovers: list[tuple[Line, str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.address or self.phones or self.fax or self.email or self.hours or self.website)

    def add(self, reading: ContactReading, *lines: Line) -> bool:
        """Take the values of a line; False, with nothing taken, when a field that holds one value has another already.

        Given two lines, the first holds the label and the second the value.
        """
        if any(self._is_taken(value) for value in reading.values):
            return False
        for value in reading.values:
            self._take(value, lines)
        self.leftovers += [(lines[0], label, "section_label") for label in reading.labels]
        return True

    def _is_taken(self, value: ContactValue) -> bool:
        if value.field not in ("fax", "email", "website"):
            return False
        known: Passage | None = getattr(self, value.field)
        return known is not None and known.text != value.value

    def _take(self, value: ContactValue, lines: tuple[Line, ...]) -> None:
        line = lines[-1]
        if value.field == "phone":
            self._take_phone(value, lines)
        elif value.field == "extension":
            label = passage(lines[0], value.label) if value.label else None
            last = self.phones[-1] if self.phones else None
            if last and not last.extension and not label:
                last.extension = passage(line, value.value)
            else:
                self.phones.append(PhoneEntry(None, passage(line, value.value), label))
        elif value.field in ("address", "hours"):
            known: list[Passage] = getattr(self, value.field)
            if any(part.text == value.value for part in known):
                self._leave_repeated(value, lines)
            else:
                known.append(_value(value, lines))
        elif getattr(self, value.field) is not None:
            self._leave_repeated(value, lines)
        else:
            setattr(self, value.field, passage(line, value.value))

    def _take_phone(self, value: ContactValue, lines: tuple[Line, ...]) -> None:
        known = any(entry.number and entry.number.text == value.value for entry in self.phones)
        if known and not value.extension and not value.label:
            self._leave_repeated(value, lines)
            return
        self.phones.append(
            PhoneEntry(
                passage(lines[-1], value.value),
                passage(lines[-1], value.extension) if value.extension else None,
                passage(lines[0], value.label) if value.label else None,
            )
        )

    def _leave_repeated(self, value: ContactValue, lines: tuple[Line, ...]) -> None:
        self.leftovers += [(line, text, "repeated_value") for line, text in _value(value, lines).parts]


def _value(value: ContactValue, lines: tuple[Line, ...]) -> Passage:
    """A value with the lines it came from; «کد پستی» above a number stays with it."""
    label, sign, rest = value.value.partition(": ")
    if len(lines) == 2 and sign and label == lines[0].body.rstrip(" :："):
        return Passage([(lines[0], f"{label}:"), (lines[1], rest)])
    return passage(lines[-1], value.value)
