"""A list or table of departments becomes departments; those that list their duties go to the duties instead."""

import re
from dataclasses import dataclass, field

from cms.importing.contact_details import read_contact
from cms.importing.duty_roles import is_office
from cms.importing.lines import Line, Passage, passage, same_words
from cms.importing.people_lines import read_person
from cms.importing.vocabulary import folded, pattern
from cms.text.folding import fold_tokens

_COLUMNS = {
    "name": pattern("(?:نام )?(?:واحد|اداره|بخش|گروه|قسمت|حوزه|معاونت)(?: .*)?|عنوان(?: .*)?|سمت"),
    "responsible": pattern("(?:نام )?(?:مسیول|رییس|مدیر|سرپرست|کارشناس)(?: .*)?|نام(?: و نام ?خانوادگی)?"),
    "extension": pattern("(?:شماره )?(?:داخلی|تلفن|تماس)(?: .*)?"),
    "work": pattern("(?:شرح )?(?:وظایف|فعالیت|وظیفه|خدمات|حوزه کاری|شرح)(?: .*)?"),
    "row": pattern("ردیف|شماره|#"),
}
_SEPARATOR = re.compile(r"\s*(?:[:：]|(?<=\s)[–—-]|[–—-](?=\s))\s+|\s*[:：]\s*|\s+(?=که\s)|\s*\(\s*(?=داخلی)")
_LONGEST_NAME = 10


@dataclass(eq=False)
class Department:
    name: Passage
    work: list[Passage] = field(default_factory=list)
    responsible: Passage | None = None
    extension: Passage | None = None


@dataclass
class DepartmentList:
    """What a section about departments holds beside departments: lines for the duties and for the introduction."""

    departments: list[Department] = field(default_factory=list)
    duties: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    leftovers: list[tuple[Line, str, str]] = field(default_factory=list)


def build_departments(lines: list[Line]) -> DepartmentList:
    """The departments of the lines in their order."""
    result = DepartmentList()
    position = 0
    while position < len(lines):
        line = lines[position]
        if len(line.cells) > 1:
            position = _read_table(lines, position, result)
            continue
        end = position + 1
        while end < len(lines) and _belongs(lines[end], line):
            end += 1
        followers = lines[position + 1 : end]
        if not _names_department(line):
            result.others.append(line)
            position += 1
        elif any(follower.sign or follower.hints.list_depth for follower in followers):
            result.duties += [line, *followers]
            position = end
        else:
            _add(line, followers, result)
            position = end
    return result


def _names_department(line: Line) -> bool:
    name, _rest = _name_and_rest(line.body)
    return is_office(name) or bool((line.sign or line.hints.heading_level) and len(fold_tokens(name)) <= _LONGEST_NAME)


def _belongs(line: Line, first: Line) -> bool:
    """Whether a line says more of the department that `first` names."""
    marked = line.sign or line.hints.list_depth
    leaves_list = line.gap and not marked and (first.sign or first.hints.list_depth)
    return not _starts(line, first) and len(line.cells) == 1 and not leaves_list


def _starts(line: Line, first: Line) -> bool:
    """Whether a line begins the next department: marked like the first, or an office where that has no mark."""
    if line.hints.heading_level or first.hints.heading_level:
        return bool(line.hints.heading_level) and line.hints.heading_level <= (first.hints.heading_level or 9)
    if first.sign:
        same = line.sign is not None and (line.sign.kind, line.sign.bullet) == (first.sign.kind, first.sign.bullet)
        return same and line.hints.list_depth <= first.hints.list_depth
    if first.hints.list_depth:
        return 0 < line.hints.list_depth <= first.hints.list_depth
    return not line.sign and not line.hints.list_depth and is_office(_name_and_rest(line.body)[0])


def _name_and_rest(text: str) -> tuple[str, str]:
    match = _SEPARATOR.search(text)
    if match and match.start() and len(fold_tokens(text[: match.start()])) <= _LONGEST_NAME:
        return text[: match.start()].strip(), text[match.end() :].strip()
    return text.rstrip(" :：.").strip(), ""


def _add(line: Line, followers: list[Line], result: DepartmentList) -> None:
    name, rest = _name_and_rest(line.body)
    if not same_words(line.body, name, rest):
        name, rest = line.body, ""
    department = Department(passage(line, name))
    result.departments.append(department)
    if rest and not _take_details(line, rest, department, result):
        department.work.append(passage(line, rest))
    for follower in followers:
        if not _take_details(follower, follower.body, department, result):
            department.work.append(passage(follower))


def _take_details(line: Line, text: str, department: Department, result: DepartmentList) -> bool:
    """Take who is responsible, or the extension, from a text that says nothing else."""
    person = read_person(text)
    if (
        person
        and person.person_name
        and department.responsible is None
        and same_words(text, person.post_title, person.person_name, *person.labels)
    ):
        department.responsible = passage(line, person.person_name)
        result.leftovers += [(line, label, "section_label") for label in (person.post_title, *person.labels) if label]
        return True
    contact = read_contact(text.strip("() "))
    if contact and len(contact.values) == 1 and department.extension is None:
        value = contact.values[0]
        if value.field in ("extension", "phone") and not value.label:
            number = " ".join(filter(None, (value.value, value.extension)))
            department.extension = passage(line, number)
            result.leftovers += [(line, label, "section_label") for label in contact.labels]
            return True
    return False


def _read_table(lines: list[Line], position: int, result: DepartmentList) -> int:
    header = [_column(cell) for cell in lines[position].cells]
    if "name" not in header or len([kind for kind in header if kind]) < 2:
        result.others.append(lines[position])
        return position + 1
    result.leftovers.append((lines[position], lines[position].text, "section_label"))
    position += 1
    while position < len(lines) and len(lines[position].cells) > 1:
        line = lines[position]
        values = dict(zip([kind or f"other {at}" for at, kind in enumerate(header)], line.cells, strict=False))
        if len(line.cells) > len(header) or not values.get("name"):
            result.others.append(line)
        else:
            department = Department(passage(line, values.pop("name")))
            result.departments.append(department)
            for kind, value in values.items():
                if kind == "row":
                    result.leftovers.append((line, value, "sign"))
                elif kind in ("responsible", "extension"):
                    setattr(department, kind, passage(line, value) if value else None)
                elif value:
                    department.work.append(passage(line, value))
        position += 1
    return position


def _column(cell: str) -> str:
    words = folded(cell)
    return next((kind for kind, compiled in _COLUMNS.items() if compiled.fullmatch(words)), "")
