import { z } from 'zod';
import { codeRefused, declined, misconfigured, notAMember } from '../provider.refusals.ts';
import { askJson } from './ask-json.ts';
import type { Dialect, OpenProvider } from './dialect.ts';

const Answer = z.object({ errcode: z.int(), errmsg: z.string().default('') });
const Token = Answer.extend({
  access_token: z.string().default(''),
  expires_in: z.int().default(0),
});
const Visitor = Answer.extend({ userid: z.string().default('') });
const Member = Answer.extend({ name: z.string().default('') });

/** invalid code, code used, code expired */
const codeErrors = new Set([40029, 40163, 42003]);
/** invalid or expired access token */
const tokenErrors = new Set([40014, 42001]);

/**
 * WeCom (企业微信) web sign-in of an app made by the company itself: people are sent to the scan page,
 * or inside WeCom to the silent one; the app's access token then asks who the code stands for.
 */
export const wecom: Dialect = {
  startUrl: ({ settings }, { state, redirectUri, inApp }) => {
    const { clientId, agentId, loginAddress } = settings;
    const asked: Record<string, string> = inApp
      ? {
          appid: clientId,
          redirect_uri: redirectUri,
          response_type: 'code',
          scope: 'snsapi_base',
          state,
          agentid: agentId,
        }
      : {
          login_type: 'CorpApp',
          appid: clientId,
          agentid: agentId,
          redirect_uri: redirectUri,
          state,
        };
    const query = new URLSearchParams(asked).toString();
    return Promise.resolve(
      inApp
        ? `${silentAddress(loginAddress)}/connect/oauth2/authorize?${query}#wechat_redirect`
        : `${loginAddress}/wwlogin/sso/login?${query}`,
    );
  },

  identify: async (provider, _, { code }) => {
    if (!code) throw declined();
    const { userid } = await asApp(provider, Visitor, '/cgi-bin/auth/getuserinfo', { code });
    if (!userid) throw notAMember();
    // The name is a courtesy: an app without the right to read the address book signs in all the same.
    const { name } = await asApp(provider, Member, '/cgi-bin/user/get', { userid }).catch(() => ({
      name: '',
    }));
    return { subject: userid, name: name || userid, email: null, phone: null };
  },

  check: async (provider) => {
    tokens.delete(keyOf(provider));
    await accessToken(provider);
  },
};

/** The silent page lives on another public host; a private deployment has one address for both. */
const silentAddress = (loginAddress: string) =>
  loginAddress === 'https://login.work.weixin.qq.com' ? 'https://open.weixin.qq.com' : loginAddress;

/** Access tokens are to be kept while they last: the platform limits how often one may be fetched. */
const tokens = new Map<string, { token: string; staleAt: number }>();
const keyOf = ({ id, settings, secret }: OpenProvider) =>
  [id, settings.apiAddress, settings.clientId, secret].join(' ');

async function accessToken(provider: OpenProvider): Promise<string> {
  const kept = tokens.get(keyOf(provider));
  if (kept && kept.staleAt > performance.now()) return kept.token;
  const { apiAddress, clientId } = provider.settings;
  const { json } = await askJson(`${apiAddress}/cgi-bin/gettoken`, Token, {
    query: { corpid: clientId, corpsecret: provider.secret },
  });
  if (json.errcode !== 0) throw misconfigured(`errcode ${json.errcode}`);
  const staleAt = performance.now() + Math.max(0, json.expires_in - 300) * 1000;
  tokens.set(keyOf(provider), { token: json.access_token, staleAt });
  return json.access_token;
}

async function asApp<T extends typeof Answer>(
  provider: OpenProvider,
  shape: T,
  path: string,
  query: Record<string, string>,
): Promise<z.output<T>> {
  const ask = async () => {
    const access_token = await accessToken(provider);
    const address = provider.settings.apiAddress + path;
    return (await askJson(address, shape, { query: { access_token, ...query } })).json;
  };
  let answer = await ask();
  if (tokenErrors.has(answer.errcode)) {
    tokens.delete(keyOf(provider));
    answer = await ask();
  }
  const { errcode } = answer;
  if (codeErrors.has(errcode)) throw codeRefused(`errcode ${errcode}`);
  if (errcode !== 0) throw misconfigured(`errcode ${errcode}`);
  return answer;
}
