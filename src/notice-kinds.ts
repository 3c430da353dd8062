import { targetPublished } from './modules/kpi/target.notices.ts';
import { rivalDropped } from './modules/catalog/rival/rival.notices.ts';
import { contractNotices } from './modules/sales/contract/contract.notices.ts';
import { leadNotices } from './modules/leads/lead.notices.ts';
import { peopleNotices } from './modules/people/people.notices.ts';
import { peopleReached, placesNamed } from './modules/people/reached.queries.ts';
import { surveyNotices } from './modules/care/survey/survey.notices.ts';
import { deliveryNotices } from './modules/sales/delivery/delivery.notices.ts';
import { planNotices } from './modules/plan/action.notices.ts';
import { approvalNotices } from './platform/approval/approval.notices.ts';
import { quoteNotices } from './modules/sales/quote/quote.notices.ts';
import { guestGiven } from './modules/sales/visit/visit.notices.ts';
import { importNotices } from './platform/import/import.notices.ts';
import { ownNotices } from './platform/notify/own.notices.ts';
import type { NoticeProgram } from './platform/notify/program.ts';

/** Every kind of notice, and how people and places are found. A new kind is one line here. */
export const noticeProgram: NoticeProgram = {
  kinds: [
    targetPublished,
    rivalDropped,
    ...leadNotices,
    guestGiven,
    ...deliveryNotices,
    ...surveyNotices,
    ...contractNotices,
    ...planNotices,
    ...importNotices,
    ...approvalNotices,
    ...quoteNotices,
    ...peopleNotices,
    ...ownNotices,
  ],
  peopleReached,
  placesNamed,
};
