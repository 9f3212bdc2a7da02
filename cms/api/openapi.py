"""The description of the API: what ninja knows of it, and the answers that all addresses share."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from cms.api import errors

SCHEMA_REFERENCE = "#/components/schemas/{model}"
TAG = {"description": "Names this state of the answer; send it back as If-None-Match", "schema": {"type": "string"}}
LINK = {"description": "The next page: rel=next (RFC 8288)", "schema": {"type": "string"}}
# Possible at every address; what else may happen is said where an address is declared.
COMMON_PROBLEMS = (400, 405, 406, 500)
NAMES = {
    400: "BadRequest", 404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable", 410: "Gone",
    500: "InternalError",
}  # fmt: skip


def problems(*statuses: int) -> dict[str, Any]:
    """`openapi_extra` of an operation that may end in these problems beside the common ones."""
    return {"responses": {status: {"$ref": f"#/components/responses/{NAMES[status]}"} for status in statuses}}


@cache
def text() -> bytes:
    """The document as JSON, made once a process."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def shape() -> str:
    """Changes with everything that the document says."""
    return hashlib.blake2b(text(), digest_size=8).hexdigest()


def document() -> dict[str, Any]:
    from cms.api.api import api  # the assembly imports the routers, which stand on this module

    described = json.loads(json.dumps(api.get_openapi_schema()))
    components = described["components"]
    components["schemas"]["ProblemBody"] = _problem_schema(components["schemas"])
    components["responses"] = {NAMES[status]: _problem_response(status) for status in sorted(NAMES)}
    for path in described["paths"].values():
        _complete(path["get"])
    return dict(described)


def _complete(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses["200"]["headers"] = {"ETag": TAG}
    if any(parameter["name"] == "after" for parameter in operation["parameters"]):
        responses["200"]["headers"]["Link"] = LINK
    responses["304"] = {"description": "The client holds this state already", "headers": {"ETag": TAG}}
    responses.update(problems(*COMMON_PROBLEMS)["responses"])
    operation["responses"] = {str(status): responses[status] for status in sorted(responses, key=str)}


def _problem_schema(schemas: dict[str, Any]) -> dict[str, Any]:
    schema = errors.ProblemBody.model_json_schema(ref_template=SCHEMA_REFERENCE, mode="serialization")
    schemas.update(schema.pop("$defs"))
    return schema


def _problem_response(status: int) -> dict[str, Any]:
    kinds = {code: kind for code, kind in errors.KINDS.items() if kind.status == status}
    response: dict[str, Any] = {
        "description": "; ".join(f"{kind.title} ({code})" for code, kind in kinds.items()),
        "content": {errors.MEDIA_TYPE: {"schema": {"$ref": SCHEMA_REFERENCE.format(model="ProblemBody")}}},
    }
    if status == 405:
        response["headers"] = {"Allow": {"schema": {"type": "string"}}}
    return response
