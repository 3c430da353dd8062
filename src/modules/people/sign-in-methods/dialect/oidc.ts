import * as client from 'openid-client';
import { codeRefused, declined, misconfigured, providerAway } from '../provider.refusals.ts';
import type { Dialect, OpenProvider } from './dialect.ts';

/**
 * OpenID Connect by discovery: authorization code with PKCE, state and nonce; the ID token's signature,
 * issuer, audience and times are checked by openid-client. Addresses count only where marked verified.
 */
export const oidc: Dialect = {
  startUrl: async (provider, { state, nonce, verifier, redirectUri }) => {
    const url = client.buildAuthorizationUrl(await discovered(provider), {
      redirect_uri: redirectUri,
      scope: 'openid profile email phone',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return url.href;
  },

  identify: async (provider, { state, nonce, verifier, redirectUri }, reply) => {
    const config = await discovered(provider);
    const arrived = new URL(redirectUri);
    arrived.search = new URLSearchParams(reply).toString();
    try {
      const tokens = await client.authorizationCodeGrant(config, arrived, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const told = tokens.claims()!;
      const more = config.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(config, tokens.access_token, told.sub)
        : {};
      return outsiderOf({ ...more, ...told });
    } catch (error) {
      throw refusalOf(error);
    }
  },

  check: async (provider) => {
    configurations.delete(keyOf(provider));
    await discovered(provider);
  },
};

type Claims = Record<string, unknown> & { sub: string };

function outsiderOf(claims: Claims) {
  const text = (name: string) => {
    const claim = claims[name];
    return typeof claim === 'string' ? claim : '';
  };
  return {
    subject: claims.sub,
    name: text('name') || text('preferred_username') || text('email'),
    email: (claims['email_verified'] === true && text('email')) || null,
    phone: (claims['phone_number_verified'] === true && text('phone_number')) || null,
  };
}

const configurations = new Map<string, { config: client.Configuration; staleAt: number }>();
const keyOf = ({ id, settings, secret }: OpenProvider) =>
  [id, settings.loginAddress, settings.clientId, secret].join(' ');

/** The provider's own description of itself, read again after an hour: keys and addresses change. */
async function discovered(provider: OpenProvider): Promise<client.Configuration> {
  const kept = configurations.get(keyOf(provider));
  if (kept && kept.staleAt > performance.now()) return kept.config;
  const { loginAddress, clientId } = provider.settings;
  try {
    const config = await client.discovery(
      new URL(loginAddress),
      clientId,
      undefined,
      secretAsAsked(provider.secret),
      {
        timeout: 10,
        execute: loginAddress.startsWith('http:') ? [client.allowInsecureRequests] : [],
      },
    );
    configurations.set(keyOf(provider), { config, staleAt: performance.now() + 3_600_000 });
    return config;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Sends the secret in the way the provider says it takes it; without a word, in the header (RFC 8414). */
function secretAsAsked(secret: string): client.ClientAuth {
  const [inHeader, inBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, metadata, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = taken.includes('client_secret_basic') ? inHeader : inBody;
    way(server, metadata, body, headers);
  };
}

function refusalOf(error: unknown) {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? declined() : misconfigured(error.error);
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant' ? codeRefused(error.error) : misconfigured(error.error);
  if (error instanceof client.WWWAuthenticateChallengeError) return misconfigured('invalid_client');
  if (error instanceof client.ClientError) {
    if (error.code === 'OAUTH_TIMEOUT') return providerAway();
    return /RESPONSE_IS_NOT|DISCOVERY|HTTP_REQUEST|SERVER_METADATA/.test(error.code ?? '')
      ? misconfigured(error.code!)
      : codeRefused(error.code ?? 'response');
  }
  return providerAway();
}
