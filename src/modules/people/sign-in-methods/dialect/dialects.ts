import type { ProviderKind } from '../provider.rules.ts';
import type { Dialect } from './dialect.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { oidc } from './oidc.ts';
import { wecom } from './wecom.ts';

/** How each kind of provider is spoken to. A further platform is one file and one line here. */
export const dialects: Readonly<Record<ProviderKind, Dialect>> = { oidc, wecom, dingtalk, feishu };
