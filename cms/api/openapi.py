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
    """The description as JSON, made once a process."""
    from cms.api.api import api  # the assembly imports the routers, which stand on this module

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def shape() -> str:
    """Changes with everything that the description says."""
    return hashlib.blake2b(text(), digest_size=8).hexdigest()


def complete(description: dict[str, Any]) -> None:
    """Add to ninja's description what all addresses share: problems, entity tags, links."""
    components = description["components"]
    components["schemas"]["ProblemBody"] = _problem_schema(components["schemas"])
    components["responses"] = {NAMES[status]: _problem_response(status) for status in sorted(NAMES)}
    for path in description["paths"].values():
        _complete_operation(path["get"])
    for schema in components["schemas"].values():
        # A discriminator has to be there, though pydantic need not ask for a value that never varies.
        if "const" in schema["properties"].get("type", {}) and "type" not in schema.get("required", []):
            schema["required"] = ["type", *schema.get("required", [])]
    _drop_unused(description)


def _drop_unused(description: dict[str, Any]) -> None:
    """ninja leaves the models of query parameters behind, whose fields stand among the parameters."""
    written = json.dumps(description)
    schemas = description["components"]["schemas"]
    for name in [name for name in schemas if f'"{SCHEMA_REFERENCE.format(model=name)}"' not in written]:
        del schemas[name]


def _complete_operation(operation: dict[str, Any]) -> None:
    headers = {"ETag": TAG}
    if any(parameter["name"] == "after" for parameter in operation["parameters"]):
        headers["Link"] = LINK
    responses = {**operation["responses"], **problems(*COMMON_PROBLEMS)["responses"]}
    responses[200]["headers"] = headers
    responses[304] = {"description": "The client holds this state already", "headers": {"ETag": TAG}}
    operation["responses"] = {str(status): responses[status] for status in sorted(responses)}


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
