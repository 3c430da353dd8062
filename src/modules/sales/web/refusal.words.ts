import type { Words } from '../../../platform/web/words.ts';

/** What the sale refuses, and the way out. */
export const saleRefusalWords: Words = {
  'refusal.deal.no_customer': [
    '还没有选客户。先选客户，或者从线索开始。',
    'No customer was chosen. Choose one, or begin from a lead.',
  ],
  'refusal.deal.unknown_customer': [
    '没有这位客户，或者已经合并到别的客户。',
    'No such customer, or they were merged into another.',
  ],
  'refusal.deal.no_store': [
    '只能在你所在的门店开商机。',
    'A deal is opened at the store you work at.',
  ],
  'refusal.deal.closed': ['这一单已经结案，不能再改。', 'This deal is closed and stays as it is.'],
  'refusal.deal.imported': [
    '历史导入的记录只读。要接着谈，新开一单。',
    'Imported history is read only. Open a new deal to go on.',
  ],
  'refusal.deal.in_other_hands': [
    '客户在这家店已有在谈的单，由 {{personName}} 跟进。找经理协调。',
    '{{personName}} has an open deal with this customer at the store. Ask the manager.',
  ],
};
