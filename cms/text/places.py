"""Places on the map as people write and paste them."""

from __future__ import annotations

import re

from cms.text.digits import to_ascii

_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*[,;\s]\s*({_NUMBER})\s*")
# Where addresses of maps have the two: after an @ or a scheme, as parameters apart, as one parameter, in a fragment.
_IN_ADDRESS = [
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&#]m?lat(?:itude)?=({_NUMBER})&(?:m?lon|m?lng|longitude)=({_NUMBER})"),
    re.compile(rf"[?&#](?:q|ll|query|center|destination|saddr|daddr)=(?:loc:)?({_NUMBER})(?:,|%2C)({_NUMBER})", re.I),
    re.compile(rf"(?:@|geo:)({_NUMBER}),({_NUMBER})"),
    re.compile(rf"[#=]\d{{1,2}}(?:\.\d+)?/({_NUMBER})/({_NUMBER})"),
]
# The Persian decimal sign, and the commas of both scripts.
_SIGNS = str.maketrans({"٫": ".", "،": ",", "٬": ","})


def parse_place(text: str) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of WGS 84, from «35.7, 51.4» or from a map's address; None where there is none.

    Numbers outside the globe are no place.
    """
    plain = to_ascii(text).translate(_SIGNS).strip()
    match = _PAIR.fullmatch(plain) or next((found for form in _IN_ADDRESS if (found := form.search(plain))), None)
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def format_place(latitude: float, longitude: float) -> str:
    """As `parse_place` reads it; six decimals are a tenth of a metre."""
    return ", ".join(f"{degrees:.6f}".rstrip("0").rstrip(".") for degrees in (latitude, longitude))
