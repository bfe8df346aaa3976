"""A BinderHub that builds nothing: repositories are read from GitHub's names, images are pretended, JupyterHub is elsewhere."""

import os

from binderhub.repoproviders import GitHubRepoProvider

c = get_config()  # noqa: F821 (BinderHub puts it there)

c.BinderHub.port = int(os.environ["OSSR_PORT"])
c.BinderHub.builder_required = False  # no Kubernetes
c.BinderHub.use_registry = False
c.BinderHub.tornado_settings = {"fake_build": True}
c.BinderHub.repo_providers = {"gh": GitHubRepoProvider}
c.BinderHub.hub_url = os.environ["OSSR_HUB_URL"]
c.BinderHub.hub_api_token = "none"
