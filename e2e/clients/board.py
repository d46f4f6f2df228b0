"""Signs in and reads the first board that its reader sees through a client generated from the OpenAPI document."""

import importlib
import json
import pkgutil
import sys

import vitrine_client
from vitrine_client import AuthenticatedClient, Client, models

base_url, login, password = sys.argv[1:]

# every module, used here or not: a document can lead to a package that does not import
names = [module.name for module in pkgutil.walk_packages(vitrine_client.__path__, "vitrine_client.")]
modules = {name: importlib.import_module(name) for name in names}
api = {name.rsplit(".", 1)[-1]: module for name, module in modules.items() if name.startswith("vitrine_client.api.")}

body = models.SignIn(login=login, password=password, delivery=models.Delivery.BEARER)
signed_in = api["sign_in"].sync(client=Client(base_url=base_url), body=body)
assert isinstance(signed_in, models.SignedIn), signed_in

client = AuthenticatedClient(base_url=base_url, token=signed_in.tokens.access_token)
projects = api["list_projects"].sync(client=client)
assert isinstance(projects, models.ProjectPage), projects

project = next(project for project in projects.data if models.ProjectAct.VIEW_BOARD in project.may)
board = api["read_board"].sync(project.id, client=client)
assert isinstance(board, models.Board), board
print(json.dumps([column.name for column in board.columns]))
