"""A short station tune of plucked strings, written as a WAV file."""

from __future__ import annotations

import wave
from array import array
from io import BytesIO
from random import Random
from typing import NamedTuple

SAMPLE_RATE = 16_000  # a second; enough for strings, and a small file
SECONDS_A_BEAT = 0.24
REST = ""
# Steps of a scale with a second between the semitone and the tone, as it is played on a long-necked lute.
FREQUENCIES = {"d": 293.66, "e": 321.5, "f": 349.23, "g": 392.0, "a": 440.0, "b": 466.16, "c": 523.25, "D": 587.33}
TUNES = (
    "d f g a . a b a g . f g f e d . d f a D . c b a g . a g f e d . . .",
    "a . g a b . a . f . e f g . f . d . e f g a b c D . . . d . . .",
)


class Sound(NamedTuple):
    wave: bytes
    seconds: float


def compose(seed: int) -> Sound:
    """A tune of about nine seconds as a WAV file of one channel of 16 bits; the same seed gives the same sound."""
    beats = TUNES[seed % len(TUNES)].split()
    length = int((len(beats) * SECONDS_A_BEAT + 1.2) * SAMPLE_RATE)
    track = [0.0] * length
    dice = Random(seed)
    for beat, note in enumerate(beats):
        if note in FREQUENCIES:
            start = int(beat * SECONDS_A_BEAT * SAMPLE_RATE)
            for place, sample in enumerate(_pluck(FREQUENCIES[note], dice), start):
                if place < length:
                    track[place] += sample
    loudest = max(abs(sample) for sample in track)
    samples = array("h", (round(sample / loudest * 24_000) for sample in track))
    stream = BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(samples.tobytes())
    return Sound(stream.getvalue(), length / SAMPLE_RATE)


def _pluck(frequency: float, dice: Random) -> list[float]:
    """A string set swinging (Karplus and Strong, "Digital Synthesis of Plucked-String and Drum Timbres", 1983)."""
    string = [dice.uniform(-1, 1) for _ in range(round(SAMPLE_RATE / frequency))]
    samples = []
    for place in range(int(1.1 * SAMPLE_RATE)):
        index = place % len(string)
        samples.append(string[index])
        string[index] = 0.4985 * (string[index] + string[(index + 1) % len(string)])
    return samples
