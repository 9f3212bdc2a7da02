"""Text comes out right whatever encoding it was saved in, and is refused where that cannot be known."""

import pytest

from cms.importing.decoding import decode
from cms.importing.source import ImportRefused

# Arabic letters only: the eight-bit tables have no Persian yeh.
TEXT = "شرح وظايف روابط عمومي شهرداري\nتهيه اخبار و ارسال آن به رسانه ها در سال 1402"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1256", "windows-1256"),
        ("iso8859-6", "iso-8859-6"),
    ],
)
def test_encodings(codec: str, name: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, name)


def test_persian_letters_of_windows_1256() -> None:
    text = "گزارش چاپ و پخش ژورنال روابط عمومي"
    assert decode(text.encode("cp1256")) == (text, "windows-1256")


@pytest.mark.parametrize("wrong", ["cp1256", "cp1252"])
def test_utf_8_once_read_in_a_wrong_encoding_is_turned_back(wrong: str) -> None:
    broken = "".join(_shown(byte, wrong) for byte in TEXT.encode())
    assert decode(broken.encode()) == (TEXT, "utf-8+repaired")


def _shown(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def test_proper_text_is_not_repaired() -> None:
    text = "ظرفیت طرح ها، طراحی و ظواهر: ط§ تنها یک بار\nعربی: غظا طظ"
    assert decode(text.encode()) == (text, "utf-8")


def test_one_bad_byte_does_not_make_another_encoding() -> None:
    content = (TEXT * 10).encode() + b"\xd8"
    text, encoding = decode(content)
    assert encoding == "utf-8"
    assert text == TEXT * 10 + "\ufffd"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bytes(range(256)) * 20, "not_text"),
        (b"\xc3\x28\xa0\xa1" * 50, "undecodable"),
        ("Привет мир, это не персидский".encode("koi8-r"), "undecodable"),
    ],
)
def test_refusals(content: bytes, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        decode(content)
    assert refused.value.code == code
