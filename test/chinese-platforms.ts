import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody with an account at a platform. Inside WeCom an outsider of the company has no userId. */
export type Member = {
  userId?: string;
  unionId?: string;
  name: string;
  mobile?: string;
  email?: string;
};
type Issued = { member: Member; redirectUri: string; challenge: string | null; used: boolean };
type Asked = {
  path: string;
  query: URLSearchParams;
  body: Record<string, string>;
  headers: Headers;
};
type Reply = [status: number, body: object];

/**
 * A stand-in for WeCom, DingTalk and Feishu, made from their public documents: it checks ids and secrets,
 * codes count once and end, access tokens end, and refusals have the platforms' own codes. `visit` is a
 * person at a browser. It is no proof that the real platforms answer so.
 */
export async function chinesePlatforms(app: { id: string; agentId: string; secret: string }) {
  const codes = new Map<string, Issued>();
  const tokens = new Map<string, Member | 'app'>();
  const counts = { appTokens: 0 };
  let serial = 0;
  const fresh = (kind: string) => `${kind}-${(serial += 1)}`;

  const spend = (code: string | undefined): Issued | 'unknown' | 'used' => {
    const issued = codes.get(code ?? '');
    if (!issued) return 'unknown';
    if (issued.used) return 'used';
    issued.used = true;
    return issued;
  };
  const grant = (member: Member | 'app') => {
    const token = fresh('token');
    tokens.set(token, member);
    return token;
  };

  const answers: Record<string, (asked: Asked) => Reply> = {
    '/cgi-bin/gettoken': ({ query }) => {
      if (query.get('corpid') !== app.id)
        return [200, { errcode: 40013, errmsg: 'invalid corpid' }];
      if (query.get('corpsecret') !== app.secret)
        return [200, { errcode: 40001, errmsg: 'invalid credential' }];
      counts.appTokens += 1;
      return [200, { errcode: 0, errmsg: 'ok', access_token: grant('app'), expires_in: 7200 }];
    },
    '/cgi-bin/auth/getuserinfo': ({ query }) => {
      if (tokens.get(query.get('access_token') ?? '') !== 'app')
        return [200, { errcode: 42001, errmsg: 'access_token expired' }];
      const issued = spend(query.get('code') ?? '');
      if (typeof issued === 'string') return [200, { errcode: 40029, errmsg: 'invalid code' }];
      const { userId, unionId } = issued.member;
      const who = userId ? { userid: userId } : { openid: unionId };
      return [200, { errcode: 0, errmsg: 'ok', ...who }];
    },
    '/cgi-bin/user/get': ({ query }) => {
      const found = [...codes.values()].find(
        ({ member }) => member.userId === query.get('userid'),
      )?.member;
      if (!found || found.name === '') return [200, { errcode: 60011, errmsg: 'no privilege' }];
      return [200, { errcode: 0, errmsg: 'ok', name: found.name }];
    },
    '/v1.0/oauth2/userAccessToken': ({ body }) => {
      if (body['clientId'] !== app.id || body['clientSecret'] !== app.secret)
        return [400, { code: 'invalidClientIdOrSecret', message: 'wrong client' }];
      if (body['grantType'] !== 'authorization_code')
        return [400, { code: 'invalidParameter.grantType', message: 'grantType' }];
      const issued = spend(body['code']);
      if (typeof issued === 'string')
        return [400, { code: 'invalidParameter.authCode.notFound', message: 'wrong authCode' }];
      return [200, { accessToken: grant(issued.member), refreshToken: 'r', expireIn: 7200 }];
    },
    '/v1.0/oauth2/accessToken': ({ body }) =>
      body['appKey'] === app.id && body['appSecret'] === app.secret
        ? [200, { accessToken: grant('app'), expireIn: 7200 }]
        : [400, { code: 'invalidClientIdOrSecret', message: 'wrong client' }],
    '/v1.0/contact/users/me': ({ headers }) => {
      const member = tokens.get(headers.get('x-acs-dingtalk-access-token') ?? '');
      if (!member || member === 'app')
        return [401, { code: 'InvalidAuthentication', message: 'token' }];
      const { unionId, name: nick, mobile = '', email = '' } = member;
      return [200, { unionId, nick, mobile, email, stateCode: '86', openId: `o-${unionId}` }];
    },
    '/open-apis/authen/v2/oauth/token': ({ body }) => {
      if (body['client_id'] !== app.id || body['client_secret'] !== app.secret)
        return [400, { code: 20002, error: 'invalid_client', error_description: 'client' }];
      const issued = spend(body['code']);
      if (issued === 'unknown') return [400, { code: 20003, error: 'invalid_grant' }];
      if (issued === 'used') return [400, { code: 20065, error: 'invalid_grant' }];
      if (issued.redirectUri !== body['redirect_uri'])
        return [400, { code: 20071, error: 'invalid_grant' }];
      const challenge = createHash('sha256')
        .update(body['code_verifier'] ?? '')
        .digest('base64url');
      if (issued.challenge !== challenge) return [400, { code: 20049, error: 'invalid_grant' }];
      const access_token = grant(issued.member);
      return [200, { code: 0, access_token, expires_in: 7200, token_type: 'Bearer' }];
    },
    '/open-apis/auth/v3/app_access_token/internal': ({ body }) =>
      body['app_id'] === app.id && body['app_secret'] === app.secret
        ? [200, { code: 0, msg: 'ok', app_access_token: grant('app'), expire: 7200 }]
        : [200, { code: 10014, msg: 'app secret invalid' }],
    '/open-apis/authen/v1/user_info': ({ headers }) => {
      const member = tokens.get((headers.get('authorization') ?? '').replace('Bearer ', ''));
      if (!member || member === 'app') return [200, { code: 99991668, msg: 'invalid token' }];
      const { unionId: union_id, name, mobile = '', email = '' } = member;
      const own = { email: 'of-my-own@example.com', enterprise_email: email };
      return [200, { code: 0, msg: 'ok', data: { union_id, name, mobile, ...own } }];
    },
  };

  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      const [status, body] = answers[asked.path]?.(asked) ?? [404, { code: 'no such path' }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** The person agrees on the page at `url`; answers the query with which our page is opened. */
  const visit = (url: string, member: Member): Record<string, string> => {
    const { pathname, searchParams: query } = new URL(url);
    const page = pages[pathname];
    if (!url.startsWith(address) || !page) throw new Error(`no page at ${url}`);
    const missing = page.asks.filter((name) => !query.get(name));
    if (missing.length > 0) throw new Error(`the page misses ${missing.join(', ')}`);
    if (query.get(page.id) !== app.id) throw new Error('the page knows no such app');
    const code = fresh('code');
    codes.set(code, {
      member,
      redirectUri: query.get('redirect_uri')!,
      challenge: query.get('code_challenge'),
      used: false,
    });
    return { [page.gives]: code, state: query.get('state')! };
  };

  return {
    address,
    visit,
    counts,
    /** Every code and token issued so far ends. */
    expire: () => {
      codes.clear();
      tokens.clear();
    },
    expireTokens: () => tokens.clear(),
    close: () => new Promise((done) => server.close(done)),
  };
}

type Page = { id: string; asks: readonly string[]; gives: 'code' | 'authCode' };
const pages: Record<string, Page> = {
  '/wwlogin/sso/login': {
    id: 'appid',
    asks: ['login_type', 'agentid', 'redirect_uri', 'state'],
    gives: 'code',
  },
  '/connect/oauth2/authorize': {
    id: 'appid',
    asks: ['response_type', 'scope', 'agentid', 'redirect_uri', 'state'],
    gives: 'code',
  },
  '/oauth2/auth': {
    id: 'client_id',
    asks: ['response_type', 'scope', 'prompt', 'redirect_uri', 'state'],
    gives: 'authCode',
  },
  '/open-apis/authen/v1/authorize': {
    id: 'client_id',
    asks: ['response_type', 'redirect_uri', 'state', 'code_challenge', 'code_challenge_method'],
    gives: 'code',
  },
};

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname: path, searchParams: query } = new URL(request.url!, 'http://localhost');
  const text = Buffer.concat(chunks).toString();
  const body = (text ? JSON.parse(text) : {}) as Record<string, string>;
  return { path, query, body, headers: new Headers(request.headers as Record<string, string>) };
}
