import type { DocumentKind } from '../../../platform/document/document-kind.ts';
import type { Block } from '../../../platform/document/layout.rules.ts';
import { longDay, yuanExact, type Language } from '../../../platform/web/format.ts';
import { todayOf } from '../../people/index.ts';
import { basisIn } from './basis.rules.ts';
import { percentText } from './round.rules.ts';
import { wholeQuote } from './quote-shown.actions.ts';
import { quoteById } from './quote.queries.ts';
import { noSuchQuote } from './quote.refusals.ts';
import type { Quote } from './quote.schema.ts';
import { quoteWords } from './web/quote.words.ts';

const pair = (key: string) => quoteWords[`quote.${key}`] ?? [key, key];
const word = (key: string, language: Language) => pair(key)[language === 'zh' ? 0 : 1];
const named = (key: string, from: string) => ({
  key,
  name: { zh: pair(from)[0], en: pair(from)[1] },
});

/** An offer on paper (报价单): the same lines and figures as on the customer's page, nothing of the store's own. */
export const quoteDocument: DocumentKind = {
  key: 'quote',
  resource: 'deal',
  name: { zh: '报价单', en: 'Quote' },
  fields: [
    named('number', 'number'),
    named('customer', 'customer'),
    named('car', 'car'),
    named('colour', 'colour'),
    named('validUntil', 'validUntil'),
    named('carPrice', 'carPrice'),
    named('total', 'total'),
    named('loan', 'loan'),
    named('due', 'due'),
    named('person', 'person'),
  ],
  async collect(ctx, { id, language }) {
    const found = await quoteById(ctx, id, { today: await todayOf(ctx) });
    if (!found) throw noSuchQuote();
    const quote = await wholeQuote(ctx, found);
    return {
      storeId: quote.storeId,
      recordId: quote.dealId,
      values: valuesOf(quote, language),
      layout: {
        title: `${word('paper', language)} ${quote.dealNumber} V${quote.version}`,
        note: [quote.storeName, quote.personName].filter(Boolean).join(' · '),
        blocks: blocksOf(quote, language),
      },
    };
  },
};

const carOf = ({ brandName, modelName, trimName }: Quote) =>
  [brandName, modelName, trimName].filter(Boolean).join(' ');

const valuesOf = (quote: Quote, language: Language): Record<string, string> => ({
  number: `${quote.dealNumber} V${quote.version}`,
  customer: quote.customerName ?? '',
  car: carOf(quote),
  colour: quote.colour,
  validUntil: longDay(quote.validUntil, language),
  carPrice: yuanExact(quote.carFen),
  total: yuanExact(quote.totalFen),
  loan: yuanExact(quote.loanFen),
  due: yuanExact(quote.dueFen),
  person: quote.personName ?? '',
});

function blocksOf(quote: Quote, language: Language): Block[] {
  const t = (key: string) => word(key, language);
  const values = valuesOf(quote, language);
  const facts = ['customer', 'car', 'colour', 'validUntil', 'person'] as const;
  return [
    { is: 'facts', items: facts.map((key) => ({ name: t(key), value: values[key]! })) },
    { is: 'table', columns: columns(t), rows: linesOf(quote, language) },
    {
      is: 'facts',
      items: [
        { name: t('carPrice'), value: values['carPrice']! },
        { name: t('total'), value: values['total']! },
        ...(quote.loanFen > 0 ? [{ name: t('loan'), value: `−${values['loan']!}` }] : []),
        ...(quote.oldCarFen > 0
          ? [{ name: t('oldCar'), value: `−${yuanExact(quote.oldCarFen)}` }]
          : []),
        { name: t('due'), value: values['due']! },
      ],
    },
    ...outsideOf(quote, t),
    ...loansOf(quote, t),
    { is: 'paragraph', text: t('paperNote'), quiet: true },
    { is: 'signatures', parties: [t('customer'), t('person')] },
  ];
}

const columns = (t: (key: string) => string) => [
  { head: t('item'), width: 2 },
  { head: t('basis'), width: 3 },
  { head: t('amount'), isNumber: true },
];

/** In English the lines that every offer has are named in English; products keep the name they are sold under. */
function linesOf(quote: Quote, language: Language): string[][] {
  const workings = new Map(quote.workings.map((one) => [one.key, one]));
  return quote.lines.map(({ key, kind, name, basis, amountFen, isEstimate, productId }) => {
    const working = workings.get(key);
    const said = language === 'zh' || !working ? basis : basisIn(working, language);
    const own = language === 'en' && !productId ? word(`line.${kind}`, 'en') : name;
    const mark = isEstimate ? `（${word('estimate', language)}）` : '';
    return [`${own}${mark}`, said, yuanExact(amountFen)];
  });
}

const outsideOf = ({ outside }: Quote, t: (key: string) => string): Block[] =>
  outside.length === 0
    ? []
    : [
        { is: 'heading', text: t('outside') },
        {
          is: 'table',
          columns: columns(t),
          rows: outside.map(({ name, basis, amountFen }) => [
            name,
            basis,
            amountFen === null ? '—' : yuanExact(amountFen),
          ]),
        },
      ];

const loansOf = ({ loans }: Quote, t: (key: string) => string): Block[] =>
  loans.length === 0
    ? []
    : [
        { is: 'heading', text: t('loans') },
        {
          is: 'table',
          columns: [
            { head: t('plan'), width: 2 },
            { head: t('down'), isNumber: true },
            { head: t('monthly'), isNumber: true },
            { head: t('months'), isNumber: true },
            { head: t('loanCost'), isNumber: true },
            { head: t('trueYearly'), isNumber: true },
          ],
          rows: loans.map((one) => [
            `${one.name}${one.isChosen ? ` ${t('chosen')}` : ''}`,
            yuanExact(one.downFen),
            yuanExact(one.firstFen),
            String(one.months),
            yuanExact(one.chargeFen),
            percentText(one.trueYearlyBp),
          ]),
        },
      ];
