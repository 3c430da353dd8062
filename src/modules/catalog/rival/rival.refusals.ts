import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchRival = () => new Refusal(404, 'rival.unknown', { field: 'rivalId' });
export const ownModel = () => new Refusal(422, 'rival.own_model', { field: 'rivalId' });
export const noSuchReport = () => new Refusal(404, 'rival.report_unknown');
export const mayNotReport = () => new Refusal(403, 'rival.may_not_report');
export const mayNotJudge = () => new Refusal(403, 'rival.may_not_judge');
export const ownReport = () => new Refusal(403, 'rival.own_report');
export const doubtSaysWhy = () => new Refusal(422, 'rival.doubt_why', { field: 'why' });
export const badDay = () => new Refusal(422, 'rival.bad_day', { field: 'seenOn' });
