import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';
import type { Step, StepRow, StepRule } from './step.rules.ts';

const both = (zh: string, en: string) => ({ zh, en });

type Words = readonly [zh: string, en: string];
const row = (step: Step, rule: StepRule, [zh, en]: Words, level: StepRow['level'] = 'reason') => ({
  step,
  rule,
  level,
  zh,
  en,
});

/** Checklists and entry rules of the steps of a sale (销售流程), for each store and from a day on. */
export const salesStepsSetting = settingKind({
  key: 'sales_steps',
  subject: 'sale',
  name: both('销售流程', 'Steps of the sale'),
  note: both(
    '“勾选”是该环节的检查项；其余是进入该环节的条件，由系统按记录判断。“必须”不满足不能进入，“说明”写明原因可以继续。',
    'A tick is an item of the step’s checklist; the others are asked of the records on entering it. “Must” bars the way, “reason” passes with one.',
  ),
  perStore: true,
  rowKey: ['step', 'zh'],
  fields: {
    step: {
      type: 'choice',
      name: both('环节', 'Step'),
      choices: {
        reception: both('接待', 'Reception'),
        needs: both('需求', 'Needs'),
        presentation: both('介绍', 'Presentation'),
        test_drive: both('试驾', 'Test drive'),
        negotiation: both('议价', 'Negotiation'),
        contract: both('签约', 'Contract'),
        delivery: both('交车', 'Delivery'),
      },
    },
    rule: {
      type: 'choice',
      name: both('怎么判断', 'Asked of'),
      choices: {
        tick: both('勾选', 'A tick'),
        interview: both('有需求访谈', 'A needs interview'),
        finance_in_needs: both('需求环节有金融专员', 'Finance in the needs step'),
        accessory_in_needs: both('需求环节有精品专员', 'Accessories in the needs step'),
        finance_in_presentation: both('介绍环节有金融专员', 'Finance in the presentation'),
        accessory_in_presentation: both('介绍环节有精品专员', 'Accessories in the presentation'),
        finance_in_negotiation: both('议价时金融专员在场', 'Finance in the negotiation'),
        drive_done: both('已试驾', 'A test drive done'),
        quote_sent: both('已发报价', 'A quote sent'),
        quote_accepted: both('报价已接受', 'A quote accepted'),
        contract_signed: both('合同已签', 'A contract signed'),
      },
    },
    level: {
      type: 'choice',
      name: both('要求', 'Level'),
      choices: { must: both('必须', 'Must'), reason: both('说明', 'Reason') },
    },
    zh: { type: 'text', name: both('中文', 'In Chinese'), max: 40 },
    en: { type: 'text', name: both('英文', 'In English'), max: 80 },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        row('reception', 'tick', ['问候、递名片、请坐倒水', 'Greeted, card given, seated']),
        row('reception', 'tick', ['确认称呼和来店目的', 'Name and purpose confirmed']),
        row('needs', 'tick', ['问清用途、预算和购车时间', 'Use, budget and time asked']),
        row('needs', 'tick', ['问清现有车和置换意向', 'Present car and trade-in asked']),
        row('presentation', 'interview', ['记录需求访谈', 'A needs interview is noted']),
        row('presentation', 'finance_in_needs', [
          '需求环节引荐金融专员',
          'Finance introduced in the needs step',
        ]),
        row('presentation', 'accessory_in_needs', [
          '需求环节引荐精品专员',
          'Accessories introduced in the needs step',
        ]),
        row('presentation', 'tick', ['按客户关注点做静态介绍', 'Shown by what they care for']),
        row('presentation', 'tick', ['对比客户在看的竞品', 'Compared with the rivals they name']),
        row('test_drive', 'finance_in_presentation', [
          '介绍环节金融专员参与',
          'Finance took part in the presentation',
        ]),
        row('test_drive', 'accessory_in_presentation', [
          '介绍环节精品专员参与',
          'Accessories took part in the presentation',
        ]),
        row('negotiation', 'drive_done', ['完成试驾', 'A test drive is done']),
        row('negotiation', 'tick', ['费用逐项讲清', 'Every fee explained']),
        row('contract', 'quote_accepted', ['客户接受报价', 'The quote is accepted'], 'must'),
        row('contract', 'finance_in_negotiation', [
          '议价时金融专员在场',
          'Finance was present in the negotiation',
        ]),
        row('delivery', 'contract_signed', ['合同已签', 'The contract is signed'], 'must'),
      ],
      source: both(
        '环节取自公开的经销商销售流程；检查项为建议值',
        'Steps of published dealer processes; the items are proposed',
      ),
      isUnverified: true,
    },
  ],
});
