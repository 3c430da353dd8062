import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type OutsideAccount = Record<string, unknown> & { sub: string };

/**
 * A real OpenID provider on this machine with these accounts. `visit` is a person at a browser: it
 * follows the address, signs in as the account, or turns back, and answers with what our page gets.
 */
export async function identityProvider(redirectUri: string, accounts: readonly OutsideAccount[]) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'fairlead', secret: 'a secret of the test provider' };
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.secret, redirect_uris: [redirectUri] },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['test'] },
    claims: {
      openid: ['sub'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      phone: ['phone_number', 'phone_number_verified'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => {
      const claims = accounts.find((account) => account.sub === sub);
      return claims && { accountId: sub, claims: () => claims };
    },
  });
  const answer = provider.callback();
  let who = 'nobody';
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void interact(provider, { request, response, who });
    else answer(request, response);
  });

  async function visit(url: string, account: string): Promise<Record<string, string>> {
    who = account;
    const cookies = new Map<string, string>();
    let next = url;
    for (let i = 0; i < 12; i += 1) {
      if (next.startsWith(redirectUri)) return Object.fromEntries(new URL(next).searchParams);
      const reply = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of reply.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        cookies.set(name!, value!);
      }
      const to = reply.headers.get('location');
      if (!to) throw new Error(`the provider stopped with ${reply.status}: ${await reply.text()}`);
      next = new URL(to, next).href;
    }
    throw new Error('the provider never came back');
  }

  return { issuer, ...client, visit, close: () => new Promise((done) => server.close(done)) };
}

type Meeting = {
  request: Parameters<ReturnType<Provider['callback']>>[0];
  response: Parameters<ReturnType<Provider['callback']>>[1];
  who: string;
};

async function interact(provider: Provider, { request, response, who }: Meeting): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (who === 'nobody')
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: who } });
  const grant = new provider.Grant({
    accountId: session?.accountId,
    clientId: params['client_id'],
  });
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(
    request,
    response,
    { consent },
    { mergeWithLastSubmission: true },
  );
}
