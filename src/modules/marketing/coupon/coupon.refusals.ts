import { Refusal } from '../../../kernel/refusal.ts';
import type { IssueBar, RedeemBar } from './coupon.rules.ts';

export const noSuchCoupon = () => new Refusal(404, 'coupon.unknown');
export const noSuchKind = () => new Refusal(404, 'coupon.kind_unknown');
export const kindTaken = () => new Refusal(409, 'coupon.name_taken', { field: 'name' });
export const noValue = () => new Refusal(422, 'coupon.no_value', { field: 'valueFen' });
export const daysReversed = () => new Refusal(422, 'coupon.days_reversed', { field: 'endsOn' });
export const noCampaign = () => new Refusal(422, 'coupon.no_campaign', { field: 'campaignId' });
export const notIssued = (why: IssueBar) => new Refusal(409, `coupon.not_issued_${why}`);
export const notRedeemed = (why: RedeemBar) => new Refusal(409, `coupon.not_redeemed_${why}`);
export const elsewhere = () => new Refusal(403, 'coupon.elsewhere', { field: 'storeId' });
