import type { OutputOf } from '../../../../kernel/endpoint.ts';
import type { getAccount } from '../account.schema.ts';

export type ShownAccount = OutputOf<typeof getAccount>;
export type AccountPartProps = { account: ShownAccount; mayEdit: boolean };
