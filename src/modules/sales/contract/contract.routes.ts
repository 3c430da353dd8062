import { serveList } from '../../../platform/list/serve-list.ts';
import { serve, serveVisit, type Served } from '../../../platform/serve.ts';
import { loseDeal } from '../loss.actions.ts';
import { postLoss } from '../loss.schema.ts';
import { listPayments, receive, refund } from '../payment/payment.actions.ts';
import { getPayments, postReceipt, postRefund } from '../payment/payment.schema.ts';
import { contractSource } from './contract-list.queries.ts';
import { cancelContract, foreseeCancellation } from './cancel.actions.ts';
import * as contracts from './contract.schema.ts';
import { makeContract } from './make.actions.ts';
import { listContracts, readContract } from './show.actions.ts';
import { showContract, signByCode, signContract } from './sign.actions.ts';
import { redeemInContract, reviseContract, withdrawVersion } from './version.actions.ts';

export const contractRoutes: readonly Served[] = [
  ...serveList(contractSource),
  serve(contracts.getDealContracts, listContracts),
  serve(contracts.postContract, makeContract),
  serve(contracts.getContract, readContract),
  serve(contracts.postContractVersion, reviseContract),
  serve(contracts.postVersionWithdrawal, withdrawVersion),
  serve(contracts.postContractSignature, signContract),
  serve(contracts.postContractCoupon, redeemInContract),
  serve(contracts.getCancellation, foreseeCancellation),
  serve(contracts.postCancellation, cancelContract),
  serveVisit(contracts.getContractByCode, showContract, { max: 60, perMinutes: 1 }),
  serveVisit(contracts.postSignatureByCode, signByCode, { max: 10, perMinutes: 1 }),
  serve(getPayments, listPayments),
  serve(postReceipt, receive),
  serve(postRefund, refund),
  serve(postLoss, loseDeal),
];
