import type { PlatformType } from '../../core/index';

/** For each type of platform, the token with the fewest rights that is enough to ask it (PLATFORMS §1 to §13). */
export const LEAST_PRIVILEGE: Readonly<Record<PlatformType['type'], string>> = {
  canidothis: 'What its operators give for asking; a bearer token unless "auth" says otherwise. Many want none.',
  local: 'None: nothing is sent anywhere.',
  jupyterhub:
    'Your own token (the hub\'s page "Token"), limited to the scopes read:users:name!user read:users:groups!user read:servers!user. With "group" also read:groups!group=NAME.',
  binderhub:
    'None where the hub is open; otherwise a token of its JupyterHub with the scope access:services!service=binder.',
  rosetta: 'Your own authentication token, from your account page. Rosetta has none with fewer rights.',
  portainer:
    'An access token (My account, Access tokens) of a user who is a member of the environments, not an administrator.',
  openstack:
    'An application credential with the role "reader" in the one project: "openstack application credential create ossr --role reader --expiration 2027-12-31T00:00:00".',
  dirac: 'A sign-in ("auth" of the type "oidc") with the scope vo:NAME; a group that submits is not needed.',
  uws: 'What the service wants of its users; many want none.',
  'execution-broker': 'A bearer token of an ordinary user. Nothing is accepted or started with it.',
  kubernetes:
    'A service account that may create pods, deployments and volume claims in one namespace (only dry runs are sent), and list its resourcequotas and limitranges.',
  slurm: "An ordinary user's, short-lived: scontrol token lifespan=86400.",
  skaha: "A bearer token of an ordinary user, from the platform's own sign-in.",
};
