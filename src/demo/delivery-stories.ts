import type { ReadyKind } from '../modules/sales/delivery/delivery.rules.ts';
import { SaleLine } from '../modules/sales/sale-line.schema.ts';

/** A line of the demo's offers; amounts in yuan. */
export const line = (
  name: string,
  kind: SaleLine['kind'],
  yuan: number,
  payee: SaleLine['payee'],
) => SaleLine.parse({ key: name, kind, name, amountFen: yuan * 100, payee });
const policies = [
  line('交强险', 'compulsory_insurance', 950, 'insurer'),
  line('商业险', 'commercial_insurance', 4_860, 'insurer'),
];
const loan = line('贷款手续费', 'finance_fee', 3_000, 'store');
const film = line('车衣膜', 'accessory', 3_980, 'store');
const mats = line('脚垫与后备箱垫', 'accessory', 1_280, 'store');
const warranty = line('三电延保', 'warranty', 2_600, 'store');

/** How far one sale of the demo has come (交车故事). */
export type Story = {
  /** What is sold beside the car. */
  lines: readonly SaleLine[];
  car: 'in_stock' | 'in_transit' | null;
  /** What was taken how far, by the line’s name. */
  steps: readonly (readonly [
    name: string,
    ...states: ('approved' | 'paid_out' | 'issued' | 'fitted' | 'activated')[],
  ])[];
  isPaid: boolean;
  ready: readonly ReadyKind[];
  ticks: 'all' | number;
  end: 'delivered' | 'booked' | 'unbooked';
};

const all: readonly ReadyKind[] = ['insurance', 'plate'];
/** Two cars that were handed over today, two that are booked, two that wait for it. */
export const stories: readonly Story[] = [
  {
    lines: [...policies, loan, film, warranty],
    car: 'in_stock',
    steps: [
      ['贷款手续费', 'approved', 'paid_out'],
      ['交强险', 'issued'],
      ['商业险', 'issued'],
      ['车衣膜', 'fitted'],
      ['三电延保', 'activated'],
    ],
    isPaid: true,
    ready: all,
    ticks: 'all',
    end: 'delivered',
  },
  {
    lines: [...policies, mats],
    car: 'in_stock',
    steps: [
      ['交强险', 'issued'],
      ['脚垫与后备箱垫', 'fitted'],
    ],
    isPaid: true,
    ready: all,
    ticks: 'all',
    end: 'delivered',
  },
  {
    lines: [...policies, loan],
    car: 'in_stock',
    steps: [
      ['贷款手续费', 'approved'],
      ['交强险', 'issued'],
    ],
    isPaid: false,
    ready: ['plate'],
    ticks: 'all',
    end: 'booked',
  },
  {
    lines: [...policies, film],
    car: 'in_stock',
    steps: [],
    isPaid: false,
    ready: [],
    ticks: 4,
    end: 'booked',
  },
  {
    lines: [...policies, loan],
    car: 'in_transit',
    steps: [],
    isPaid: false,
    ready: [],
    ticks: 0,
    end: 'unbooked',
  },
  {
    lines: [...policies],
    car: null,
    steps: [],
    isPaid: false,
    ready: [],
    ticks: 0,
    end: 'unbooked',
  },
];
