import { readAddress } from '../../platforms/index';
import { hubVariableMissing, hubVariableWrong } from './messages';

/** How JupyterHub says that a service of its own is to run: by the variables that it sets. */
export interface HubSettings {
  /** Where to listen: the hub's proxy asks there. */
  readonly host: string;
  readonly port: number;
  /** The path in front of all others, such as `/services/ossr-planner/`. */
  readonly prefix: string;
  /** The hub's REST interface, without a slash at the end. */
  readonly apiUrl: string;
  /** The scopes of which a token needs one. */
  readonly scopes: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables that JupyterHub sets for a service that it manages; otherwise the sentence about the first that is wrong. */
export function readHubSettings(environment: Environment): HubSettings | { readonly trouble: string } {
  const given = ['JUPYTERHUB_SERVICE_URL', 'JUPYTERHUB_SERVICE_PREFIX', 'JUPYTERHUB_API_URL'] as const;
  const missing = given.find((name) => !environment[name]);
  if (missing !== undefined) return { trouble: hubVariableMissing(missing) };
  const [serviceUrl = '', prefix = '', apiUrl = ''] = given.map((name) => environment[name]);
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  if (url?.protocol !== 'http:') return { trouble: hubVariableWrong('JUPYTERHUB_SERVICE_URL', serviceUrl) };
  if (!/^\/(.*\/)?$/.test(prefix)) return { trouble: hubVariableWrong('JUPYTERHUB_SERVICE_PREFIX', prefix) };
  if (readAddress(apiUrl, 'JupyterHub').kind === 'refused') {
    return { trouble: hubVariableWrong('JUPYTERHUB_API_URL', apiUrl) };
  }
  const scopes = accessScopes(environment);
  if (!scopes) {
    return { trouble: hubVariableWrong('JUPYTERHUB_OAUTH_ACCESS_SCOPES', environment[ACCESS_SCOPES] ?? '') };
  }
  return { host: url.hostname, port: Number(url.port || 80), prefix, apiUrl: apiUrl.replace(/\/+$/, ''), scopes };
}

const ACCESS_SCOPES = 'JUPYTERHUB_OAUTH_ACCESS_SCOPES';

/** Those that JupyterHub names; otherwise those that it has for every service. */
function accessScopes(environment: Environment): readonly string[] | undefined {
  const named = environment[ACCESS_SCOPES];
  const service = environment['JUPYTERHUB_SERVICE_NAME'];
  if (!named) {
    return ['access:services', ...(service === undefined ? [] : [`access:services!service=${service}`])];
  }
  try {
    const scopes: unknown = JSON.parse(named);
    return Array.isArray(scopes) && scopes.length > 0 ? scopes.map(String) : undefined;
  } catch {
    return undefined; // told with the variable's name
  }
}
