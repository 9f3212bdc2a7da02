"""A WebM file of VP8 key frames (RFC 8794 for EBML, RFC 9559 for Matroska, RFC 6386 and RFC 9649 for VP8 in WebP).

The payload of a lossy WebP image is one VP8 key frame, so a list of such images is a film that needs no encoder.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

EBML, SEGMENT, CLUSTER, TIMECODE, SIMPLE_BLOCK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0xE7, 0xA3
SEEK_HEAD, SEEK, SEEK_ID, SEEK_POSITION = 0x114D9B74, 0x4DBB, 0x53AB, 0x53AC
INFO, TIMECODE_SCALE, DURATION, MUXING_APP, WRITING_APP = 0x1549A966, 0x2AD7B1, 0x4489, 0x4D80, 0x5741
TRACKS, TRACK_ENTRY, TRACK_NUMBER, TRACK_UID, TRACK_TYPE, CODEC_ID = 0x1654AE6B, 0xAE, 0xD7, 0x73C5, 0x83, 0x86
DEFAULT_DURATION, VIDEO, PIXEL_WIDTH, PIXEL_HEIGHT = 0x23E383, 0xE0, 0xB0, 0xBA
CUES, CUE_POINT, CUE_TIME, CUE_TRACK_POSITIONS, CUE_TRACK, CUE_CLUSTER_POSITION = (
    0x1C53BB6B,
    0xBB,
    0xB3,
    0xB7,
    0xF7,
    0xF1,
)
KEY_FRAME = 0x80
NANOSECONDS_A_MILLISECOND = 1_000_000


def key_frame(webp: bytes) -> bytes:
    """The VP8 frame of a lossy WebP file. Raises ValueError for a lossless or animated one."""
    if webp[:4] != b"RIFF" or webp[8:12] != b"WEBP":
        raise ValueError("not a WebP file")
    place = 12
    while place < len(webp):
        name, size = webp[place : place + 4], int.from_bytes(webp[place + 4 : place + 8], "little")
        if name == b"VP8 ":
            return webp[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
    raise ValueError("no VP8 frame in this WebP file")


def write_webm(frames: Sequence[bytes], width: int, height: int, frames_a_second: int) -> bytes:
    """A film of key frames of that many pixels; readers may seek to every second."""
    step = 1000 / frames_a_second
    starts = range(0, len(frames), frames_a_second)
    clusters = [_cluster(frames[start : start + frames_a_second], round(start * step), step) for start in starts]
    information = _element(
        INFO,
        _number(TIMECODE_SCALE, NANOSECONDS_A_MILLISECOND),
        _element(DURATION, struct.pack(">d", len(frames) * step)),
        _element(MUXING_APP, b"payvand"),
        _element(WRITING_APP, b"payvand"),
    )
    tracks = _element(TRACKS, _track(width, height, round(step * NANOSECONDS_A_MILLISECOND)))
    # Positions count from the first byte within the segment, and have a fixed width, so that sizes are known before.
    seeks = len(_seek_head(0, 0, 0))
    cues = len(_cues([(0, 0)] * len(clusters)))
    places, place = [], seeks + len(information) + len(tracks) + cues
    for number, cluster in enumerate(clusters):
        places.append((round(number * frames_a_second * step), place))
        place += len(cluster)
    head = _seek_head(seeks, seeks + len(information), seeks + len(information) + len(tracks))
    return _header() + _element(SEGMENT, head, information, tracks, _cues(places), *clusters)


def _header() -> bytes:
    return _element(
        EBML,
        *(_number(identifier, 1) for identifier in (0x4286, 0x42F7)),
        _number(0x42F2, 4),
        _number(0x42F3, 8),
        _element(0x4282, b"webm"),
        *(_number(identifier, 2) for identifier in (0x4287, 0x4285)),
    )


def _seek_head(information: int, tracks: int, cues: int) -> bytes:
    places = ((INFO, information), (TRACKS, tracks), (CUES, cues))
    entries = [
        _element(SEEK, _element(SEEK_ID, _identifier(identifier)), _position(SEEK_POSITION, place))
        for identifier, place in places
    ]
    return _element(SEEK_HEAD, *entries)


def _track(width: int, height: int, duration: int) -> bytes:
    video = _element(VIDEO, _number(PIXEL_WIDTH, width), _number(PIXEL_HEIGHT, height))
    numbers = ((TRACK_NUMBER, 1), (TRACK_UID, 1), (TRACK_TYPE, 1), (DEFAULT_DURATION, duration))
    return _element(TRACK_ENTRY, *(_number(*pair) for pair in numbers), _element(CODEC_ID, b"V_VP8"), video)


def _cues(places: Sequence[tuple[int, int]]) -> bytes:
    points = [
        _element(
            CUE_POINT,
            _position(CUE_TIME, moment),
            _element(CUE_TRACK_POSITIONS, _number(CUE_TRACK, 1), _position(CUE_CLUSTER_POSITION, place)),
        )
        for moment, place in places
    ]
    return _element(CUES, *points)


def _cluster(frames: Sequence[bytes], start: int, step: float) -> bytes:
    # Track 1 as a variable-length number, the time since the cluster's, flags.
    blocks = [
        _element(SIMPLE_BLOCK, b"\x81" + struct.pack(">hB", round(number * step), KEY_FRAME) + frame)
        for number, frame in enumerate(frames)
    ]
    return _element(CLUSTER, _number(TIMECODE, start), *blocks)


def _element(identifier: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return _identifier(identifier) + (len(content) | 1 << 56).to_bytes(8, "big") + content


def _identifier(identifier: int) -> bytes:
    return identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")


def _number(identifier: int, value: int) -> bytes:
    return _element(identifier, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def _position(identifier: int, value: int) -> bytes:
    return _element(identifier, value.to_bytes(8, "big"))
