import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { getModels } from '../../catalog/model.schema.ts';
import { getTrims } from '../../catalog/trim.schema.ts';
import type { Applicable } from '../promotion/promotion.schema.ts';

type Conditioned = Pick<z.infer<typeof Applicable>, 'rule' | 'makerBp' | 'combines' | 'basis'> & {
  /** Undefined where it goes without saying at which store. */
  storeName?: string | null;
};

/** For whom and which cars a promotion is, who pays and what it rests on, each in a few words (适用条件). */
export function useConditions({
  rule,
  storeName,
  makerBp,
  combines,
  basis,
}: Conditioned): string[] {
  const { t, format, language } = useWords();
  const and = language === 'zh' ? '、' : ', ';
  const models = useEndpoint(getModels, {});
  const trims = useEndpoint(getTrims, {}, { enabled: rule.trimIds.length > 0 });
  const cars = [
    ...(models.data?.rows.filter(({ id }) => rule.modelIds.includes(id)) ?? []).map(
      ({ name }) => name,
    ),
    ...(trims.data?.rows.filter(({ id }) => rule.trimIds.includes(id)) ?? []).map(
      ({ modelName, name }) => `${modelName} ${name}`,
    ),
  ];
  const { leastStockDays, leastLoanMonths, customerKinds } = rule;
  return [
    storeName === undefined ? '' : (storeName ?? t('promotions.everyStore')),
    cars.join(and) || t('promotions.everyCar'),
    leastStockDays !== null &&
      `${t('promotions.stockDays')} ${leastStockDays} ${t('promotions.dayUnit')}`,
    customerKinds.map((kind) => t(`promotions.customerOf.${kind}`)).join(and),
    rule.needsLoan && t('promotions.needsLoan'),
    leastLoanMonths !== null &&
      `${t('promotions.loanMonths')} ${leastLoanMonths} ${t('promotions.monthUnit')}`,
    rule.needsTradeIn && t('promotions.needsTradeIn'),
    makerBp > 0 && `${t('promotions.maker')} ${format.percent(makerBp, 0)}`,
    !combines && t('promotions.alone'),
    basis,
  ].filter((one): one is string => !!one);
}
