/** Kinds of outside identity providers (登录方式): the standard, and three Chinese platforms. */
export const providerKinds = ['oidc', 'wecom', 'dingtalk', 'feishu'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** By what else than an earlier binding a provider may find a person: only what it has verified. */
export const findableBy = ['email', 'phone'] as const;
export type FindableBy = (typeof findableBy)[number];

/** A trip to a provider may take this long: people look for their phone first. */
export const tripMinutes = 10;

/** How a provider is reached; nothing in it is secret. */
export type ProviderSettings = {
  /** Client id, WeCom's CorpID, Feishu's App ID. */
  clientId: string;
  /** WeCom's AgentId; empty elsewhere. */
  agentId: string;
  /** The issuer of an OIDC provider; elsewhere where people are sent to. */
  loginAddress: string;
  /** Where the program asks who it was; an OIDC provider says so itself. */
  apiAddress: string;
};

/** The public addresses of each platform; a private deployment has its own. Source: their documents. */
export const usualAddresses: Record<
  ProviderKind,
  Pick<ProviderSettings, 'loginAddress' | 'apiAddress'>
> = {
  oidc: { loginAddress: '', apiAddress: '' },
  wecom: {
    loginAddress: 'https://login.work.weixin.qq.com',
    apiAddress: 'https://qyapi.weixin.qq.com',
  },
  dingtalk: {
    loginAddress: 'https://login.dingtalk.com',
    apiAddress: 'https://api.dingtalk.com',
  },
  feishu: {
    loginAddress: 'https://accounts.feishu.cn',
    apiAddress: 'https://open.feishu.cn',
  },
};

/** Settings with the usual addresses where none were given, without a trailing slash. */
export function completed(kind: ProviderKind, given: ProviderSettings): ProviderSettings {
  const usual = usualAddresses[kind];
  const bare = (address: string) => address.replace(/\/+$/, '');
  return {
    ...given,
    // An issuer is compared letter by letter: a slash at its end is part of it.
    loginAddress:
      kind === 'oidc' ? given.loginAddress : bare(given.loginAddress || usual.loginAddress),
    apiAddress: kind === 'oidc' ? '' : bare(given.apiAddress || usual.apiAddress),
  };
}

export type SettingsProblem = {
  field: keyof ProviderSettings;
  code: 'address' | 'insecure' | 'missing';
};

/** What keeps a provider from working: a missing id, or an address without TLS outside this machine. */
export function settingsProblem(
  kind: ProviderKind,
  settings: ProviderSettings,
): SettingsProblem | undefined {
  if (kind === 'wecom' && !settings.agentId) return { field: 'agentId', code: 'missing' };
  const fields = kind === 'oidc' ? (['loginAddress'] as const) : addresses;
  for (const field of fields) {
    if (!settings[field]) return { field, code: 'missing' };
    if (!/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(settings[field]))
      return { field, code: 'address' };
    if (!isSafe(settings[field])) return { field, code: 'insecure' };
  }
  return undefined;
}

const addresses = ['loginAddress', 'apiAddress'] as const;

/** Secrets and codes travel over TLS; plain http only to this machine, for tests and a local gateway. */
const isSafe = (address: string) =>
  address.startsWith('https://') ||
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(address);

/** A mainland mobile number without its country code, as people are compared by; '' for anything else. */
export function barePhone(phone: string): string {
  const isAbroad = /^\s*(\+(?!\s*86)|00(?!86))/.test(phone);
  const digits = phone.replace(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '');
  return !isAbroad && /^1[3-9]\d{9}$/.test(digits) ? digits : '';
}
