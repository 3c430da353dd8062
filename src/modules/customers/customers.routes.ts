import { serveList } from '../../platform/list/serve-list.ts';
import { serve, type Served } from '../../platform/serve.ts';
import {
  changeKnownOf,
  listTags,
  noteConsent,
  readContactBar,
  readCustomer,
  readTimeline,
} from './customer.actions.ts';
import { customerSource } from './customer-list.queries.ts';
import type { CustomerTie } from './customer-tie.ts';
import * as customer from './customer.schema.ts';
import { listInterviews, noteInterview, searchInterviews } from './interview/interview.actions.ts';
import * as interview from './interview/interview.schema.ts';
import { mergeCustomers, previewMerge, undoMerge } from './merge/merge.actions.ts';
import { getMergePreview, postMerge, postMergeUndo } from './merge/merge.schema.ts';
import { makeReferralCode } from './referral.actions.ts';
import { copyData, decideRequest, listRequests, noteRequest } from './request/request.actions.ts';
import * as request from './request/request.schema.ts';

/** Customers (客户): everything about one, joining two, what they agreed to and what they ask. */
export const customerRoutes = (ties: readonly CustomerTie[]): readonly Served[] => [
  ...serveList(customerSource(ties)),
  serve(customer.getCustomer, readCustomer(ties)),
  serve(customer.getContactBar, readContactBar(ties)),
  serve(customer.getCustomerTimeline, readTimeline(ties)),
  serve(customer.patchCustomer, changeKnownOf(ties)),
  serve(customer.postConsent, noteConsent(ties)),
  serve(customer.postReferralCode, makeReferralCode(ties)),
  serve(interview.getInterviews, listInterviews(ties)),
  serve(interview.postInterview, noteInterview(ties)),
  serve(interview.getInterviewed, searchInterviews(ties)),
  serve(customer.getTags, listTags),
  serve(getMergePreview, previewMerge(ties)),
  serve(postMerge, mergeCustomers(ties)),
  serve(postMergeUndo, undoMerge(ties)),
  serve(request.postDataRequest, noteRequest(ties)),
  serve(request.getDataRequests, listRequests(ties)),
  serve(request.postDataRequestDecision, decideRequest(ties)),
  serve(request.getDataCopy, copyData(ties)),
];
