import { type ReceivedRequest, playPlatform } from './playedPlatform';

/** What the token endpoint says, one after the other; the last again and again. */
export type Said = { readonly status: number; readonly body: object };
export const pending: Said = { status: 400, body: { error: 'authorization_pending' } };
export const slower: Said = { status: 400, body: { error: 'slow_down' } };
export const granted: Said = {
  status: 200,
  body: { access_token: 'fresh', refresh_token: 'again', token_type: 'Bearer', expires_in: 3600 },
};
export const error = (code: string, description?: string): Said => ({
  status: 400,
  body: { error: code, ...(description !== undefined && { error_description: description }) },
});

/** Plays an identity provider on loopback. */
export async function issuer(said: readonly Said[], metadata: object = {}, device: object = {}) {
  const left = [...said];
  const tokenRequests: URLSearchParams[] = [];
  const send = (body: object, status = 200) => ({ status, body: JSON.stringify(body) });
  const answer = ({ path, headers, body }: ReceivedRequest) => {
    const own = `http://${headers.host ?? ''}`;
    if (path === '/.well-known/openid-configuration') {
      return send({
        issuer: own,
        token_endpoint: `${own}/token`,
        device_authorization_endpoint: `${own}/device`,
        ...metadata,
      });
    }
    if (path === '/device') {
      return send({
        device_code: 'dc',
        user_code: 'WDJB-MJHT',
        verification_uri: `${own}/activate`,
        expires_in: 600,
        interval: 1,
        ...device,
      });
    }
    tokenRequests.push(new URLSearchParams(body));
    const next = (left.length > 1 ? left.shift() : left[0]) ?? pending;
    return send(next.body, next.status);
  };
  const { url, received } = await playPlatform((response, request) => {
    const { status, body } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  return { url, received, tokenRequests };
}
