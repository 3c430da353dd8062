import { z } from 'zod';
import { codeRefused, declined, misconfigured, notAMember } from '../provider.refusals.ts';
import { askJson } from './ask-json.ts';
import type { Dialect } from './dialect.ts';

const Failure = z.object({ code: z.string().optional(), message: z.string().optional() });
const Token = Failure.extend({ accessToken: z.string().default('') });
const Me = Failure.extend({
  unionId: z.string().default(''),
  nick: z.string().default(''),
  mobile: z.string().default(''),
  stateCode: z.string().default('86'),
});

/**
 * DingTalk (钉钉) sign-in by OAuth 2. The unionId is the same in all apps of one company. The mobile
 * number is what the account signs in with at DingTalk, so it is verified; the e-mail address is not.
 */
export const dingtalk: Dialect = {
  startUrl: ({ settings }, { state, redirectUri }) => {
    const query = new URLSearchParams({
      redirect_uri: redirectUri,
      response_type: 'code',
      client_id: settings.clientId,
      scope: 'openid',
      state,
      prompt: 'consent',
    });
    return Promise.resolve(`${settings.loginAddress}/oauth2/auth?${query.toString()}`);
  },

  identify: async ({ settings, secret }, _, reply) => {
    const code = reply['authCode'] ?? reply['code'];
    if (!code) throw declined();
    const given = await askJson(`${settings.apiAddress}/v1.0/oauth2/userAccessToken`, Token, {
      body: {
        clientId: settings.clientId,
        clientSecret: secret,
        code,
        grantType: 'authorization_code',
      },
    });
    if (!given.ok || !given.json.accessToken) throw refusalOf(given.json.code);
    const { ok, json } = await askJson(`${settings.apiAddress}/v1.0/contact/users/me`, Me, {
      headers: { 'x-acs-dingtalk-access-token': given.json.accessToken },
    });
    if (!ok) throw misconfigured(json.code ?? 'users/me');
    if (!json.unionId) throw notAMember();
    const phone = json.stateCode === '86' && json.mobile ? json.mobile : null;
    return { subject: json.unionId, name: json.nick, email: null, phone };
  },

  check: async ({ settings, secret }) => {
    const { json } = await askJson(`${settings.apiAddress}/v1.0/oauth2/accessToken`, Token, {
      body: { appKey: settings.clientId, appSecret: secret },
    });
    if (!json.accessToken) throw misconfigured(json.code ?? 'accessToken');
  },
};

/** Codes are refused as an authCode that is invalid, expired or used; anything else is the app's. */
function refusalOf(code: string | undefined) {
  return /authcode|code/i.test(code ?? '') && !/client|app/i.test(code ?? '')
    ? codeRefused(code!)
    : misconfigured(code ?? 'userAccessToken');
}
