"""The delivery API: routers, schemas, pagination, errors. No business rules."""
