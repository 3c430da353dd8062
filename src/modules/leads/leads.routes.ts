import { serveList } from '../../platform/list/serve-list.ts';
import {
  serve,
  serveBatch,
  serveRaw,
  serveRow,
  serveVisit,
  type Served,
} from '../../platform/serve.ts';
import {
  listSeats,
  removeSeat,
  returnToSeat,
  saveSeat,
  setMyStatus,
} from './allocation/seat.actions.ts';
import { handOver, showCandidates } from './allocation/hand-over.actions.ts';
import {
  bookVisit,
  cancelVisit,
  listExpected,
  listOfLead,
  moveVisit,
  showSlots,
} from './appointment/appointment.actions.ts';
import * as visit from './appointment/appointment.schema.ts';
import { answerVisit, checkIn, checkInByCode, showVisit } from './appointment/arrival.actions.ts';
import { appeal, decideAppeal, listAppeals } from './appeal/appeal.actions.ts';
import { getAppeals, postAppeal, postVerdict } from './appeal/appeal.schema.ts';
import { trySeats } from './allocation/trial.actions.ts';
import { getFairness, getReceipts } from './allocation/fairness.schema.ts';
import { showFairness, showReceipts } from './allocation/receipt.actions.ts';
import * as seat from './allocation/seat.schema.ts';
import {
  giveCoupon,
  leadCoupons,
  listReferrals,
  showLinkResults,
} from './benefits/benefit.actions.ts';
import {
  getLeadCoupons,
  getLinkResults,
  getReferrals,
  postLeadCoupon,
} from './benefits/benefit.schema.ts';
import { listChecks, scoreCall, showCheck } from './checks/check.actions.ts';
import * as check from './checks/check.schema.ts';
import { hearRecording, takeCall } from './calls/call.actions.ts';
import { postCall, postHearing } from './calls/call.schema.ts';
import { changeKnown, noteContact } from './desk/contact.actions.ts';
import { readDesk } from './desk/desk.actions.ts';
import { getDesk } from './desk/desk.schema.ts';
import { scriptsBeside } from './desk/script.actions.ts';
import { getLeadScripts } from './desk/script.schema.ts';
import * as work from './desk/work.schema.ts';
import { claimEnd, decideEnd, listClaims } from './end/claim.actions.ts';
import * as end from './end/end.schema.ts';
import { enterLead, showGrades } from './entry/entry.actions.ts';
import { getLeadGrades, postLeadEntry } from './entry/entry.schema.ts';
import { release, takeFromPool } from './end/pool.actions.ts';
import { takeForm } from './intake/form.actions.ts';
import { postForm } from './intake/form.schema.ts';
import { postLead } from './intake/intake.schema.ts';
import { takeSent } from './intake/intake.serve.ts';
import { takePush } from './intake/push.actions.ts';
import { postPush } from './intake/push.schema.ts';
import { answerReview, listReviews, showDraw } from './review/review.actions.ts';
import * as review from './review/review.schema.ts';
import { listRepeats, noteRefund, sumRepeats } from './repeat/repeat.actions.ts';
import { getRepeats, getRepeatSums, putRefund } from './repeat/repeat.schema.ts';
import { answerComment, listComments, listSheets } from './sheet/comment.actions.ts';
import { getLeadSheets, getLiveComments, postCommentAnswered } from './sheet/comment.schema.ts';
import { leadSource } from './lead-list.queries.ts';
import { eventsOf, isLeadReached, leadById } from './lead.queries.ts';
import { noSuchLead } from './lead.refusals.ts';
import { noteOpening } from './opening/opening.queries.ts';
import { getLead, getLeadTimeline } from './lead.schema.ts';

export const leadRoutes: readonly Served[] = [
  ...serveList(leadSource),
  serveRow(getLead, leadById, noSuchLead),
  serve(getLeadTimeline, async (ctx, { id }) => {
    if (!(await isLeadReached(ctx, 'read', id))) throw noSuchLead({ id });
    await noteOpening(ctx, id);
    return { rows: await eventsOf(ctx, id) };
  }),
  serveBatch(postLead, takeSent),
  serve(postLeadEntry, enterLead),
  serve(getLeadGrades, showGrades),
  serveVisit(postForm, takeForm, { max: 10, perMinutes: 1 }),
  serveRaw(postPush, takePush, { max: 300, perMinutes: 1 }),
  serve(postCall, takeCall),
  serve(postHearing, hearRecording),
  serve(getDesk, readDesk),
  serve(getLeadScripts, scriptsBeside),
  serve(work.postContact, noteContact),
  serve(work.patchLead, changeKnown),
  serve(work.getCandidates, showCandidates),
  serve(work.postHandOver, handOver),
  serve(end.postClaim, claimEnd),
  serve(end.getClaims, listClaims),
  serve(end.postDecision, decideEnd),
  serve(end.postPoolClaim, takeFromPool),
  serve(end.postRelease, release),
  serve(check.getCallChecks, listChecks),
  serve(check.getCallCheck, showCheck),
  serve(check.putCallScore, scoreCall),
  serve(review.getLossReviews, listReviews),
  serve(review.getLossDraw, showDraw),
  serve(review.postLossResult, answerReview),
  serve(visit.getSlots, showSlots),
  serve(visit.postAppointment, bookVisit),
  serve(visit.getLeadAppointments, listOfLead),
  serve(visit.getAppointments, listExpected),
  serve(visit.postAppointmentMove, moveVisit),
  serve(visit.postAppointmentEnd, cancelVisit),
  serve(visit.postArrival, checkIn),
  serve(visit.postArrivalByCode, checkInByCode),
  serveVisit(visit.getVisit, showVisit),
  serveVisit(visit.postVisitAnswer, answerVisit, { max: 10, perMinutes: 1 }),
  serve(getLeadSheets, listSheets),
  serve(getLiveComments, listComments),
  serve(postCommentAnswered, answerComment),
  serve(getRepeats, listRepeats),
  serve(getRepeatSums, sumRepeats),
  serve(putRefund, noteRefund),
  serve(getLeadCoupons, leadCoupons),
  serve(postLeadCoupon, giveCoupon),
  serve(getLinkResults, showLinkResults),
  serve(getReferrals, listReferrals),
  serve(getReceipts, showReceipts),
  serve(getFairness, showFairness),
  serve(seat.getSeats, listSeats),
  serve(seat.putSeat, saveSeat),
  serve(seat.deleteSeat, removeSeat),
  serve(seat.postSeatReturn, returnToSeat),
  serve(seat.putMySeat, setMyStatus),
  serve(seat.postSeatTrial, trySeats),
  serve(getAppeals, listAppeals),
  serve(postAppeal, appeal),
  serve(postVerdict, decideAppeal),
];
