import type { OutputOf } from '../../../../kernel/endpoint.ts';
import type { State } from '../../../../platform/web/ui/figures.tsx';
import { getDeal } from '../../deal.schema.ts';
import { getPayments } from '../../payment/payment.schema.ts';
import { getCarsFor } from '../../stock/allocation.schema.ts';
import { getContract, getDealContracts } from '../contract.schema.ts';

export type ShownContract = OutputOf<typeof getContract>;

/** What is asked again once something about a contract has changed. */
export const contractRefreshes = [getDealContracts, getContract, getDeal, getPayments, getCarsFor];

export const contractLooks: Record<ShownContract['state'], State> = {
  draft: 'atRisk',
  signed: 'onTrack',
  delivered: 'idle',
  cancelled: 'idle',
};

/** Fen from what was typed in yuan; nothing typed is nothing. */
export const fenOf = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);
