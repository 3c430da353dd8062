import type { DocumentKind } from '../../../platform/document/document-kind.ts';
import type { SignedBy } from '../../../platform/document/layout.rules.ts';
import { moment, none, yuanExact } from '../../../platform/web/format.ts';
import { inCapitals } from './capitals.rules.ts';
import type { ContractContent } from './content.schema.ts';
import { contractById } from './contract.queries.ts';
import { noSuchContract } from './contract.refusals.ts';
import { signaturesOn, versionsOf } from './version.queries.ts';
import { contractWords } from './web/contract.words.ts';

const facts = [
  'number',
  'customer',
  'seller',
  'person',
  'car',
  'colour',
  'promisedOn',
  'depositKind',
  'deposit',
] as const;
const totals = ['carPrice', 'total', 'totalInCapitals'] as const;
const word = (key: string) => contractWords[`contract.paper.${key}`] ?? [key, key];
const named = (key: string) => ({ key, name: { zh: word(key)[0], en: word(key)[1] } });
const kept = ['note', 'hash', 'version'].map(named);

/**
 * The contract on paper (购车合同): what is in force, or with a version as option that one; the drawn signatures with their
 * moment, and the hash that they stand under. The store's own Word is filled from the same values.
 */
export const contractPaper: DocumentKind = {
  key: 'contract',
  resource: 'deal',
  name: { zh: '购车合同', en: 'Contract' },
  fields: [
    ...[...facts, ...totals].map(named),
    ...kept,
    { ...named('lines'), rows: ['name', 'amount', 'basis'].map(named) },
    { ...named('signatures'), rows: ['party', 'signer', 'at'].map(named) },
  ],
  async collect(ctx, { id, option, language }) {
    const contract = await contractById(ctx, id);
    if (!contract) throw noSuchContract();
    const versions = await versionsOf(ctx, [id]);
    const shown =
      versions.find(({ version }) => String(version) === option) ??
      versions.find(({ version }) => version === contract.version) ??
      versions.find(({ state }) => state === 'open');
    if (!shown) throw noSuchContract();
    const { content, contentHash, version } = shown;
    const t = (key: string) => word(key)[language === 'zh' ? 0 : 1];
    const signed = (await signaturesOn(ctx, [shown.id])).map((one): SignedBy => ({
      party: t(one.role),
      signer: one.signer,
      note: [moment(one.at, language), one.address].filter(Boolean).join(' · '),
      drawing: one.drawing,
    }));
    const values = { ...valuesOf(content, t), hash: contentHash, version: String(version) };
    const isCancelled = contract.state === 'cancelled';
    return {
      storeId: contract.storeId,
      recordId: contract.dealId,
      values: {
        ...values,
        lines: content.lines.map(({ name, amountFen, basis }) => ({
          name,
          amount: yuanExact(amountFen),
          basis,
        })),
        signatures: signed.map(({ party, signer, note }) => ({ party, signer, at: note })),
      },
      layout: {
        title: `${t('title')} ${content.number}${isCancelled ? ` ${t('cancelled')}` : ''}`,
        note: [content.groupName, content.storeName].filter(Boolean).join(' · '),
        blocks: [
          {
            is: 'facts',
            items: facts.map((key) => ({ name: t(key), value: values[key] || none })),
          },
          { is: 'heading', text: t('lines') },
          linesTable(content, t),
          { is: 'paragraph', text: `${t('totalInCapitals')}：${values.totalInCapitals}` },
          { is: 'heading', text: t('terms') },
          { is: 'paragraph', text: termsOf(content, t) },
          ...(signed.length > 0
            ? [{ is: 'signed', items: signed } as const]
            : [{ is: 'signatures', parties: [t('customer'), t('store')] } as const]),
          { is: 'paragraph', text: `${t('hash')} ${contentHash}`, quiet: true },
        ],
      },
    };
  },
};

type Words = (key: string) => string;

const linesTable = ({ lines, totalFen }: ContractContent, t: Words) =>
  ({
    is: 'table',
    columns: [
      { head: t('name'), width: 2 },
      { head: t('basis'), width: 3 },
      { head: t('amount'), isNumber: true },
    ],
    rows: lines.map(({ name, basis, amountFen, isEstimate }) => [
      isEstimate ? `${name}（${t('estimate')}）` : name,
      basis,
      yuanExact(amountFen),
    ]),
    sums: [t('total'), '', yuanExact(totalFen)],
  }) as const;

function valuesOf(content: ContractContent, t: Words) {
  const { number, customerName, storeName, personName, car, deposit, promisedOn } = content;
  return {
    number,
    customer: customerName,
    seller: storeName,
    person: personName,
    car: [car.brand, car.model, car.trim].join(' '),
    colour: car.colour,
    promisedOn: promisedOn ?? '',
    depositKind: t(`deposit.${deposit.kind}`),
    deposit: deposit.kind === 'none' ? '' : yuanExact(deposit.fen),
    carPrice: yuanExact(content.carFen),
    total: yuanExact(content.totalFen),
    totalInCapitals: inCapitals(content.totalFen),
    note: content.note,
  };
}

/** What the parties agree to beside the figures: the deposit in plain words, then what they added themselves. */
const termsOf = ({ deposit, note }: ContractContent, t: Words): string =>
  [
    ...(deposit.kind === 'none' ? [] : [t(`clause.${deposit.kind}`)]),
    t('clause.taxes'),
    ...(note ? [note] : []),
  ]
    .map((text, i) => `${i + 1}. ${text}`)
    .join('\n');
