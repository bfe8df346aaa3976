import type { Connection } from 'vscode-languageserver/node';
import { type NetworkSettings, member } from '../platforms/index';

/**
 * How the network is reached: the editor's settings `http.*`, which VS Code and those after it have, and the environment.
 * An editor without them, or that refuses to tell, leaves it to the environment.
 */
export async function networkSettings(
  connection: Pick<Connection, 'workspace'>,
  environment: NetworkSettings['environment'],
): Promise<NetworkSettings> {
  const http: unknown = await connection.workspace.getConfiguration('http').catch(() => undefined);
  const text = (key: string) => {
    const value = member(http, key);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const isOff = text('proxySupport') === 'off';
  const [proxy, proxyAuthorization] = [isOff ? '' : text('proxy'), text('proxyAuthorization')];
  const noProxy = member(http, 'noProxy');
  return {
    environment,
    isProxyChecked: member(http, 'proxyStrictSSL') !== false,
    ...(proxy !== undefined && { proxy }),
    ...(proxyAuthorization !== undefined && { proxyAuthorization }),
    ...(Array.isArray(noProxy) && { noProxy: noProxy.filter((each) => typeof each === 'string') }),
  };
}
