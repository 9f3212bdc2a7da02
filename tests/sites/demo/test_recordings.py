"""Film and sound made by code."""

from __future__ import annotations

import wave
from io import BytesIO

import pytest
from PIL import Image

from sites.demo.recordings import Cue, compose, draw_film, web_vtt
from sites.demo.recordings.webm import key_frame, write_webm


def webp(**options: object) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (64, 32), (200, 40, 10)).save(stream, "WEBP", **options)
    return stream.getvalue()


def test_key_frame_names_its_size_as_the_standard_says() -> None:
    frame = key_frame(webp(quality=60))
    # RFC 6386, section 9.1: bit 0 is clear in a key frame, then a start code and 14 bits for each of the sides.
    assert frame[0] & 1 == 0
    assert frame[3:6] == b"\x9d\x01\x2a"
    assert (int.from_bytes(frame[6:8], "little"), int.from_bytes(frame[8:10], "little")) == (64, 32)


def test_other_pictures_hold_no_key_frame() -> None:
    with pytest.raises(ValueError, match="no VP8 frame"):
        key_frame(webp(lossless=True))
    with pytest.raises(ValueError, match="not a WebP file"):
        key_frame(b"RIFF....WAVE")


def test_webm_leads_to_its_parts_and_to_every_second() -> None:
    film = write_webm([b"first", b"second", b"third"], 64, 32, frames_a_second=2)
    segment = film.index(bytes.fromhex("18538067")) + 12
    # SeekPosition: eight bytes after the identifier and the length.
    found = [int.from_bytes(film[at + 10 : at + 18], "big") for at in positions(film, "53ac")]
    assert [film[segment + place :][:4].hex() for place in found] == ["1549a966", "1654ae6b", "1c53bb6b"]
    clusters = [int.from_bytes(film[at + 9 : at + 17], "big") for at in positions(film, "f101")]
    assert [film[segment + place :][:4].hex() for place in clusters] == ["1f43b675", "1f43b675"]
    # Track 1, milliseconds since the cluster, a key frame.
    assert [film.index(block) > 0 for block in (b"\x81\x00\x00\x80first", b"\x81\x01\xf4\x80second")] == [True] * 2
    assert b"\x81\x00\x00\x80third" in film


def positions(data: bytes, identifier: str) -> list[int]:
    mark, found, place = bytes.fromhex(identifier), [], 0
    while (place := data.find(mark, place)) >= 0:
        found.append(place)
        place += 1
    return found


def test_film_is_small_and_the_same_each_time() -> None:
    film = draw_film([("dawn", 2), ("street", 0)], hue=335, seconds=1)
    assert film == draw_film([("dawn", 2), ("street", 0)], hue=335, seconds=1)
    assert film.count(b"\x9d\x01\x2a\x80\x02\x68\x01") == 8
    assert len(film) < 125_000


def test_tune_is_a_wave_file_that_does_not_clip() -> None:
    tune = compose(0)
    with wave.open(BytesIO(tune.wave)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 16_000)
        assert sound.getnframes() / sound.getframerate() == tune.seconds == 9.36
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
    assert 20_000 < max(abs(sample) for sample in samples) <= 24_000
    assert compose(1).wave != tune.wave


def test_captions_are_web_vtt() -> None:
    captions = web_vtt([Cue(0, 2.5, "یک"), Cue(62.25, 3600, "دو")])
    assert captions == "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.500\nیک\n\n2\n00:01:02.250 --> 01:00:00.000\nدو\n"
