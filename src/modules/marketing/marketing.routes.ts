import { serve, serveVisit, type Served } from '../../platform/serve.ts';
import * as coupons from './coupon/coupon.actions.ts';
import * as coupon from './coupon/coupon.schema.ts';
import { endForm, listForms, makeForm, showForm } from './form.actions.ts';
import * as form from './form.schema.ts';
import { endLink, followLink, listLinks, makeLink } from './link/link.actions.ts';
import * as link from './link/link.schema.ts';
import {
  changePush,
  closePush,
  listOutcomes,
  listPushes,
  makePush,
  tryPush,
  turnPushSecret,
} from './push.actions.ts';
import * as push from './push.schema.ts';
import { addScript, dropScript, listScripts, rewriteScript } from './script.actions.ts';
import * as script from './script.schema.ts';
import {
  addCampaign,
  addSource,
  correctSource,
  listCampaigns,
  listSources,
} from './source.actions.ts';
import * as source from './source.schema.ts';

export const marketingRoutes: readonly Served[] = [
  serve(source.getSources, listSources),
  serve(source.postSource, addSource),
  serve(source.patchSource, correctSource),
  serve(source.getCampaigns, listCampaigns),
  serve(source.postCampaign, addCampaign),
  serve(form.getLeadForms, listForms),
  serve(form.postLeadForm, makeForm),
  serve(form.postLeadFormClosing, endForm),
  serve(push.getLeadPushes, listPushes),
  serve(push.postLeadPush, makePush),
  serve(push.putLeadPush, changePush),
  serve(push.postLeadPushSecret, turnPushSecret),
  serve(push.postLeadPushClosing, closePush),
  serve(push.getPushOutcomes, listOutcomes),
  serve(push.postPushTrial, tryPush),
  serve(script.getScripts, listScripts),
  serve(script.postScript, addScript),
  serve(script.putScript, rewriteScript),
  serve(script.deleteScript, dropScript),
  serve(coupon.getCouponKinds, coupons.listKinds),
  serve(coupon.postCouponKind, coupons.makeKind),
  serve(coupon.postCouponKindClosing, coupons.endKind),
  serve(coupon.postRedemption, coupons.redeemCoupon),
  serve(coupon.postCouponCancel, coupons.cancelCoupon),
  serveVisit(coupon.getCoupon, coupons.showCoupon, { max: 120, perMinutes: 1 }),
  serveVisit(coupon.postCouponClaim, coupons.claimCoupon, { max: 10, perMinutes: 1 }),
  serve(link.getShortLinks, listLinks),
  serve(link.postShortLink, makeLink),
  serve(link.postShortLinkClosing, endLink),
  serveVisit(link.postClick, followLink, { max: 120, perMinutes: 1 }),
  serveVisit(form.getForm, showForm, { max: 120, perMinutes: 1 }),
];
