"""The description of the API is a promise: this file shows every change of it."""

import json
from pathlib import Path

from cms.api.api import api
from cms.api.schemas import body_schemas
from tests.api.conftest import Get

SNAPSHOT = Path(__file__).with_name("openapi.json")
UPDATE = "python manage.py export_openapi_schema --api cms.api.api.api --indent 2 --output tests/api/openapi.json"


def test_description_is_the_agreed_one(get: Get) -> None:
    served = get("openapi.json").json()
    assert served == json.loads(json.dumps(api.get_openapi_schema()))
    assert served == json.loads(SNAPSHOT.read_text()), f"If the change is meant and only adds: {UPDATE}"


def test_every_operation_says_how_it_can_fail(get: Get) -> None:
    described = get("openapi.json").json()
    assert described["openapi"] == "3.1.0"
    common = {"200", "304", "400", "405", "406", "500"}
    further = {
        "/api/v1/": set(),
        "/api/v1/openapi.json": set(),
        "/api/v1/problems/{code}": {"404"},
        "/api/v1/sites": set(),
        "/api/v1/sites/{code}": {"404", "410"},
        "/api/v1/items": {"404"},
        "/api/v1/items/{uid}": {"404", "410"},
        "/api/v1/nav": {"404", "410"},
    }
    assert {path: set(methods["get"]["responses"]) for path, methods in described["paths"].items()} == {
        path: common | statuses for path, statuses in further.items()
    }
    problems = described["components"]["responses"].values()
    assert {media for problem in problems for media in problem["content"]} == {"application/problem+json"}


def test_body_is_told_apart_by_its_type(get: Get) -> None:
    schemas = get("openapi.json").json()["components"]["schemas"]
    body = schemas["ItemDetail"]["properties"]["body"]
    assert body["discriminator"]["propertyName"] == "type"
    assert (
        set(body["discriminator"]["mapping"])
        == set(body_schemas())
        == set(schemas["Item"]["properties"]["type"]["enum"])
    )
    for reference in body["discriminator"]["mapping"].values():
        assert "type" in schemas[reference.rpartition("/")[2]]["required"]


def test_every_parameter_is_described(get: Get) -> None:
    silent = [
        f"{path} {parameter['name']}"
        for path, methods in get("openapi.json").json()["paths"].items()
        for parameter in methods["get"]["parameters"]
        if not parameter.get("description")
    ]
    assert silent == []
