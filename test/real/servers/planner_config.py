"""A JupyterHub with `ossr serve` as a service that it manages, as docs/serve.md says. Alice may use it, Bruno may not."""

import json
import os

here = os.environ["OSSR_FOLDER"]
loopback = "http://127.0.0.1:"
c = get_config()  # noqa: F821 (JupyterHub puts it there)

c.JupyterHub.bind_url = loopback + os.environ["OSSR_PORT"] + "/base/"
c.JupyterHub.hub_bind_url = loopback + os.environ["OSSR_HUB_PORT"]
c.ConfigurableHTTPProxy.api_url = loopback + os.environ["OSSR_PROXY_PORT"]
c.ConfigurableHTTPProxy.pid_file = os.path.join(here, "proxy.pid")
c.JupyterHub.db_url = "sqlite:///" + os.path.join(here, "hub.sqlite")
c.JupyterHub.cookie_secret_file = os.path.join(here, "cookie_secret")
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = {"alice", "bruno"}

c.JupyterHub.services = [
    {
        "name": "ossr-planner",
        "url": loopback + os.environ["OSSR_SERVICE_PORT"],
        "command": json.loads(os.environ["OSSR_COMMAND"]),
    },
    {"name": "keeper", "api_token": os.environ["OSSR_KEEPER_TOKEN"]},
]
c.JupyterHub.load_roles = [
    {"name": "planner", "scopes": ["access:services!service=ossr-planner"], "users": ["alice"]},
    {"name": "keeper", "scopes": ["admin:users", "tokens"], "services": ["keeper"]},
]
