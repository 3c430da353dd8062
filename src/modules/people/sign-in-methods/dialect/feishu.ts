import { createHash } from 'node:crypto';
import { z } from 'zod';
import { codeRefused, declined, misconfigured, notAMember } from '../provider.refusals.ts';
import { askJson } from './ask-json.ts';
import type { Dialect } from './dialect.ts';

const Token = z.object({
  code: z.int(),
  error: z.string().optional(),
  access_token: z.string().default(''),
});
const AppToken = z.object({ code: z.int(), app_access_token: z.string().default('') });
const UserInfo = z.object({
  code: z.int(),
  data: z
    .object({
      name: z.string().default(''),
      union_id: z.string().default(''),
      mobile: z.string().default(''),
      enterprise_email: z.string().default(''),
    })
    .optional(),
});

/** code unknown, expired, used; redirect address or PKCE verifier not those of the code */
const codeErrors = new Set([20003, 20004, 20065, 20071, 20049]);
/** the person may not use the app, does not exist, has left */
const memberErrors = new Set([20008, 20010, 20066]);

/**
 * Feishu (飞书) sign-in by OAuth 2 with PKCE. The union_id is the same in all apps of one company. Of
 * addresses only the one that the company gave out (企业邮箱) counts as verified.
 */
export const feishu: Dialect = {
  startUrl: ({ settings }, { state, verifier, redirectUri }) => {
    const query = new URLSearchParams({
      client_id: settings.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const { loginAddress } = settings;
    return Promise.resolve(`${loginAddress}/open-apis/authen/v1/authorize?${query.toString()}`);
  },

  identify: async ({ settings, secret }, { verifier, redirectUri }, { code }) => {
    if (!code) throw declined();
    const given = await askJson(`${settings.apiAddress}/open-apis/authen/v2/oauth/token`, Token, {
      body: {
        grant_type: 'authorization_code',
        client_id: settings.clientId,
        client_secret: secret,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      },
    });
    if (given.json.code !== 0 || !given.json.access_token) throw refusalOf(given.json.code);
    const { json } = await askJson(
      `${settings.apiAddress}/open-apis/authen/v1/user_info`,
      UserInfo,
      { headers: { authorization: `Bearer ${given.json.access_token}` } },
    );
    if (json.code !== 0 || !json.data) throw misconfigured(`code ${json.code}`);
    const { union_id: subject, name, mobile, enterprise_email: email } = json.data;
    if (!subject) throw notAMember();
    return { subject, name, email: email || null, phone: mobile || null };
  },

  check: async ({ settings, secret }) => {
    const { json } = await askJson(
      `${settings.apiAddress}/open-apis/auth/v3/app_access_token/internal`,
      AppToken,
      { body: { app_id: settings.clientId, app_secret: secret } },
    );
    if (json.code !== 0) throw misconfigured(`code ${json.code}`);
  },
};

function refusalOf(code: number) {
  if (codeErrors.has(code)) return codeRefused(`code ${code}`);
  return memberErrors.has(code) ? notAMember() : misconfigured(`code ${code}`);
}
