import { rivalWatchSetting } from './modules/catalog/rival/rival.settings.ts';
import { customerContactSetting } from './modules/customers/customer.settings.ts';
import { leadAppointmentSetting } from './modules/leads/appointment/appointment.settings.ts';
import { lossReviewSetting } from './modules/leads/review/review.settings.ts';
import { appealSetting } from './modules/leads/appeal/appeal.settings.ts';
import { leadSkillSetting, leadValueSetting } from './modules/leads/allocation/skills.settings.ts';
import { callCheckSetting, callSheetSetting } from './modules/leads/checks/check.settings.ts';
import {
  leadAllocationSetting,
  leadEndSetting,
  leadEvidenceSetting,
  leadGradeSetting,
  leadRecallSetting,
  leadResponseSetting,
} from './modules/leads/lead.settings.ts';
import { todayOf } from './modules/people/group.queries.ts';
import { placesNamed } from './modules/people/reached.queries.ts';
import { earnestCapSetting } from './modules/sales/contract/contract.settings.ts';
import { floorPlanRateSetting } from './modules/sales/stock/stock.settings.ts';
import {
  loanRatioSetting,
  stockFactorSetting,
  tradeInSubsidySetting,
} from './modules/sales/money.settings.ts';
import { salesStepsSetting } from './modules/sales/step/step.settings.ts';
import { testDriveSetting } from './modules/sales/drive/drive.settings.ts';
import {
  discountAuthoritySetting,
  quoteTermsSetting,
  registrationFeeSetting,
} from './modules/sales/quote/quote.settings.ts';
import {
  compulsoryInsuranceSetting,
  nevTaxReliefSetting,
  purchaseTaxSetting,
  vesselTaxSetting,
} from './modules/sales/tax.settings.ts';
import { csiScaleSetting } from './modules/care/survey/survey.settings.ts';
import {
  deliveryChecklistSetting,
  deliverySlotSetting,
  guaranteeDaysSetting,
} from './modules/sales/delivery/delivery.settings.ts';
import { derivativeBundleSetting } from './modules/sales/derivative/derivative.settings.ts';
import { holidayHoursSetting, storeHoursSetting } from './platform/calendar/hours.settings.ts';
import type { SettingProgram } from './platform/setting/setting.actions.ts';

/** Every kind of effective-dated setting (生效规则). A new kind is one declaration and one line here. */
export const settingProgram: SettingProgram = {
  kinds: [
    storeHoursSetting,
    holidayHoursSetting,
    purchaseTaxSetting,
    nevTaxReliefSetting,
    vesselTaxSetting,
    compulsoryInsuranceSetting,
    registrationFeeSetting,
    tradeInSubsidySetting,
    loanRatioSetting,
    leadGradeSetting,
    leadResponseSetting,
    leadRecallSetting,
    leadEvidenceSetting,
    leadAllocationSetting,
    leadEndSetting,
    leadAppointmentSetting,
    customerContactSetting,
    leadSkillSetting,
    leadValueSetting,
    appealSetting,
    callCheckSetting,
    lossReviewSetting,
    callSheetSetting,
    stockFactorSetting,
    rivalWatchSetting,
    floorPlanRateSetting,
    earnestCapSetting,
    quoteTermsSetting,
    discountAuthoritySetting,
    testDriveSetting,
    salesStepsSetting,
    deliverySlotSetting,
    deliveryChecklistSetting,
    guaranteeDaysSetting,
    derivativeBundleSetting,
    csiScaleSetting,
  ],
  todayOf,
  placesNamed,
};
