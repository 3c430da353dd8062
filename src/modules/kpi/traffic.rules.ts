import type { FactKind } from '../../kernel/fact.ts';
import type { KpiDefinition, Term } from './definition.rules.ts';

const parties = (kind: FactKind): Term => ({ kind, of: 'quantity', sign: 1 });
const firstTraffic = [parties('visitFirst'), parties('visitUnregistered')];
const mixedTraffic = [...firstTraffic, parties('visitInvited')];

/** KPIs of the showroom (客流指标): parties count, not heads. Formulas as dealer systems print them. */
export const trafficDefinitions: readonly KpiDefinition[] = [
  {
    key: 'first_traffic',
    unit: 'visits',
    owner: 'sales_manager',
    numerator: firstTraffic,
    zh: { name: '首次客流', formula: '首次到店 + 未留档，按批次' },
    en: {
      name: 'First visits',
      formula: 'Parties that came first, those without a contact included',
    },
  },
  {
    key: 'mixed_traffic',
    unit: 'visits',
    owner: 'sales_manager',
    numerator: mixedTraffic,
    zh: { name: '混合客流', formula: '首次客流 + 邀约到店，按批次；未受邀的再次到店不计' },
    en: {
      name: 'Mixed traffic',
      formula: 'First visits + invited parties; those who return uninvited do not count',
    },
  },
  {
    key: 'filing_rate',
    unit: 'bp',
    owner: 'consultant',
    scale: 10_000,
    numerator: [parties('visitFiled')],
    denominator: firstTraffic,
    zh: { name: '建卡率', formula: '建卡数 ÷ 首次客流，归接待人' },
    en: { name: 'Filing rate', formula: 'Parties that left a contact over first visits' },
  },
  {
    key: 'test_drive_rate',
    unit: 'bp',
    owner: 'consultant',
    scale: 10_000,
    numerator: [parties('testDrive')],
    denominator: mixedTraffic,
    zh: { name: '试驾率', formula: '完成的试驾 ÷ 混合客流' },
    en: { name: 'Test drive rate', formula: 'Test drives completed over mixed traffic' },
  },
];
