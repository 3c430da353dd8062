import { peopleWords } from '../modules/people/web/people.words.ts';
import { kpiWords } from '../modules/kpi/web/kpi.words.ts';
import { planWords } from '../modules/plan/web/plan.words.ts';
import { steeringWords } from '../modules/plan/web/steering.words.ts';
import { visitWords } from '../modules/leads/web/visit.words.ts';
import { customerWords } from '../modules/customers/web/customer.words.ts';
import { promotionWords } from '../modules/sales/web/promotion.words.ts';
import { promotionRefusalWords } from '../modules/sales/web/promotion-refusal.words.ts';
import { contractRefusalWords, saleRefusalWords } from '../modules/sales/web/refusal.words.ts';
import { contractWords } from '../modules/sales/contract/web/contract.words.ts';
import { paymentWords } from '../modules/sales/payment/web/payment.words.ts';
import { stockWords } from '../modules/sales/stock/web/stock.words.ts';
import { approvalWords } from '../platform/approval/web/approval.words.ts';
import { quoteLinkWords } from '../modules/sales/quote/web/quote-link.words.ts';
import { quoteWords } from '../modules/sales/quote/web/quote.words.ts';
import { showroomWords } from '../modules/sales/visit/web/showroom.words.ts';
import { driveWords } from '../modules/sales/drive/web/drive.words.ts';
import { stepWords } from '../modules/sales/step/web/step.words.ts';
import { signatureWords } from '../platform/signature/web/signature.words.ts';
import { catalogWords } from '../modules/catalog/web/catalog.words.ts';
import { catalogRefusalWords } from '../modules/catalog/web/catalog-refusal.words.ts';
import { leadWords } from '../modules/leads/web/lead.words.ts';
import { deskWords } from '../modules/leads/web/desk.words.ts';
import { sharingWords } from '../modules/leads/web/sharing.words.ts';
import { endWords } from '../modules/leads/web/end.words.ts';
import { reviewWords } from '../modules/leads/web/review.words.ts';
import { appealWords } from '../modules/leads/web/appeal.words.ts';
import { entryWords } from '../modules/leads/web/entry.words.ts';
import { keyAccountWords } from '../modules/sales/account/web/account.words.ts';
import { phoneWords } from '../modules/sales/phone/web/phone.words.ts';
import { offlineWords } from '../platform/offline/web/offline.words.ts';
import { sheetWords } from '../modules/leads/web/sheet.words.ts';
import { couponWords } from '../modules/marketing/web/coupon.words.ts';
import { interviewWords } from '../modules/customers/web/interview.words.ts';
import { callWords } from '../modules/leads/web/call.words.ts';
import { leadRefusalWords } from '../modules/leads/web/refusal.words.ts';
import { marketingWords } from '../modules/marketing/web/marketing.words.ts';
import { salesWords } from '../modules/sales/web/sales.words.ts';
import { auditWords } from '../platform/audit/web/audit.words.ts';
import { notifyWords } from '../platform/notify/web/notify.words.ts';
import { webhookWords } from '../platform/webhook/web/webhook.words.ts';
import { listWords } from '../platform/list/web/list.words.ts';
import { fileWords } from '../platform/file/web/file.words.ts';
import { documentWords } from '../platform/document/web/document.words.ts';
import { calendarWords } from '../platform/calendar/web/calendar.words.ts';
import { settingWords } from '../platform/setting/web/setting.words.ts';
import { searchWords } from '../platform/search/web/search.words.ts';
import { backupWords } from '../platform/backup/web/backup.words.ts';
import { signInMethodWords } from '../modules/people/sign-in-methods/web/sign-in-methods.words.ts';
import { accountWords } from '../modules/people/accounts/web/accounts.words.ts';
import { handoverWords } from '../modules/people/handover/web/handover.words.ts';
import { placesWords } from '../modules/people/places/web/places.words.ts';
import { rightsWords } from '../modules/people/rights/web/rights.words.ts';
import { importWords } from '../platform/import/web/import.words.ts';
import { deliveryWords } from '../modules/sales/delivery/web/delivery.words.ts';
import { derivativeWords } from '../modules/sales/derivative/web/derivative.words.ts';
import { surveyWords } from '../modules/care/survey/web/survey.words.ts';
import { platformWords } from '../platform/web/platform.words.ts';
import { refusalWords } from '../platform/web/refusal.words.ts';
import { shellWords } from './shell.words.ts';

/** Every list of words that the screens use. */
export const allWords = [
  platformWords,
  refusalWords,
  shellWords,
  peopleWords,
  customerWords,
  visitWords,
  signatureWords,
  approvalWords,
  quoteWords,
  quoteLinkWords,
  showroomWords,
  driveWords,
  stepWords,
  saleRefusalWords,
  catalogWords,
  catalogRefusalWords,
  promotionWords,
  promotionRefusalWords,
  contractRefusalWords,
  contractWords,
  paymentWords,
  stockWords,
  leadWords,
  deskWords,
  sharingWords,
  endWords,
  appealWords,
  callWords,
  interviewWords,
  couponWords,
  sheetWords,
  entryWords,
  keyAccountWords,
  phoneWords,
  offlineWords,
  reviewWords,
  leadRefusalWords,
  marketingWords,
  salesWords,
  deliveryWords,
  derivativeWords,
  surveyWords,
  importWords,
  kpiWords,
  planWords,
  steeringWords,
  auditWords,
  notifyWords,
  webhookWords,
  listWords,
  fileWords,
  documentWords,
  calendarWords,
  settingWords,
  searchWords,
  backupWords,
  signInMethodWords,
  accountWords,
  handoverWords,
  placesWords,
  rightsWords,
];
