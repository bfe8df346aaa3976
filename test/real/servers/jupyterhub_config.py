"""A JupyterHub as a science platform would set it up: two profiles, groups, and tokens of least privilege.

JupyterHub publishes neither limits nor profiles over REST. Where it is new enough (5.0), the group carries them as its
properties; with older ones they are known from the platform's own declaration alone.
"""

import json
import os

from jupyterhub import version_info
from jupyterhub.spawner import SimpleLocalProcessSpawner

here = os.environ["OSSR_FOLDER"]
loopback = "http://127.0.0.1:"
c = get_config()  # noqa: F821 (JupyterHub puts it there)

c.JupyterHub.bind_url = loopback + os.environ["OSSR_PORT"]
c.JupyterHub.hub_bind_url = loopback + os.environ["OSSR_HUB_PORT"]
c.ConfigurableHTTPProxy.api_url = loopback + os.environ["OSSR_PROXY_PORT"]
c.ConfigurableHTTPProxy.pid_file = os.path.join(here, "proxy.pid")
c.JupyterHub.db_url = "sqlite:///" + os.path.join(here, "hub.sqlite")
c.JupyterHub.cookie_secret_file = os.path.join(here, "cookie_secret")
c.JupyterHub.cleanup_servers = True

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_users = {"alice", "bruno"}

PROFILES = [
    {"slug": "small", "display_name": "Small: 1 CPU, 1 GiB", "default": True, "cores": 1, "memory": "1G"},
    {"slug": "large", "display_name": "Large: 8 CPU, 16 GiB", "cores": 8, "memory": "16G"},
]


class ProfileSpawner(SimpleLocalProcessSpawner):
    """Starts local processes, and knows profiles as KubeSpawner does: chosen by the name under `profile`."""

    home_dir_template = os.path.join(here, "home", "{username}")

    async def start(self):
        wanted = self.user_options.get("profile", "small")
        profile = next(each for each in PROFILES if each["slug"] == wanted)
        self.cpu_limit, self.mem_limit = float(profile["cores"]), profile["memory"]
        return await super().start()


c.JupyterHub.spawner_class = ProfileSpawner
c.Spawner.args = ["--allow-root"]
c.Spawner.default_url = "/api"
c.Spawner.http_timeout = 60
c.JupyterHub.allow_named_servers = True
c.JupyterHub.named_server_limit_per_user = 2

has_properties = version_info >= (5, 0)
limits = {"max_cores": 8, "max_memory": "16Gi", "max_servers": 2}
members = ["alice"]
c.JupyterHub.load_groups = {
    "astronomers": {"users": members, "properties": limits} if has_properties else members,
}

# A token of each kind: what planning needs and no more; nothing at all; and the tests' own, which may do what a user does.
tokens = json.loads(os.environ["OSSR_TOKENS"])
planner_scopes = ["read:hub", "read:groups"]
c.JupyterHub.services = [{"name": name, "api_token": token} for name, token in tokens.items()]
planner_url = os.environ.get("OSSR_PLANNER_URL")
if planner_url:
    c.JupyterHub.services.append({"name": "can-i-do-this", "url": planner_url})
c.JupyterHub.load_roles = [
    {"name": "planner", "scopes": planner_scopes, "services": ["planner"]},
    {"name": "keeper", "scopes": ["admin:users", "admin:servers", "tokens"], "services": ["keeper"]},
]
