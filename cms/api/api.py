from ninja import NinjaAPI

api = NinjaAPI(title="Payvand", version="1", docs_url=None)
