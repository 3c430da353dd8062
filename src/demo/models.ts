import type { DemoStore } from './group.ts';

export type Energy = 'fuel' | 'bev' | 'phev';
export type DemoModel = {
  brand: string;
  name: string;
  bodyType: string;
  energy: Energy;
  lowYuan: number;
  highYuan: number;
};

/** A model of our own brand, with how it sells and what it leaves. */
export type OwnModel = DemoModel & {
  /** Share of the group's cars at the start of the history and at its end. */
  shareFrom: number;
  shareTo: number;
  /** Months into the history at which it came to market. */
  launchedAfter: number;
  /** Usual discount off the guide price, and what the car costs us net of rebates, of the guide price. */
  discount: number;
  cost: number;
};

export const ownBrand = '澜驰';

type Body = [brand: string, name: string, bodyType: string, energy: Energy];
type Prices = [lowYuan: number, highYuan: number];

const model = ([brand, name, bodyType, energy]: Body, [lowYuan, highYuan]: Prices): DemoModel => ({
  brand,
  name,
  bodyType,
  energy,
  lowYuan,
  highYuan,
});

type Selling = [shareFrom: number, shareTo: number, launchedAfter?: number];
type Margin = [discount: number, cost: number];

const own = (
  [name, bodyType, energy]: [name: string, bodyType: string, energy: Energy],
  prices: Prices,
  [shareFrom, shareTo, launchedAfter = 0]: Selling,
  [discount, cost]: Margin,
): OwnModel => ({
  ...model([ownBrand, name, bodyType, energy], prices),
  shareFrom,
  shareTo,
  launchedAfter,
  discount,
  cost,
});

export const ownModels: readonly OwnModel[] = [
  own(['S3', 'SUV', 'fuel'], [99_800, 129_800], [0.17, 0.12], [0.074, 0.893]),
  own(['L5', '轿车', 'fuel'], [119_800, 159_800], [0.24, 0.14], [0.082, 0.884]),
  own(['L7', 'SUV', 'fuel'], [159_800, 209_800], [0.2, 0.15], [0.079, 0.882]),
  own(['L5 混动', '轿车', 'phev'], [129_800, 169_800], [0.12, 0.16], [0.055, 0.909]),
  own(['L7 混动', 'SUV', 'phev'], [179_800, 239_800], [0.1, 0.17], [0.052, 0.907]),
  own(['E3', '轿车', 'bev'], [105_800, 139_800], [0.08, 0.12, 8], [0.042, 0.929]),
  own(['E6', 'SUV', 'bev'], [189_800, 249_800], [0.13, 0.16], [0.046, 0.917]),
  own(['X9', 'MPV', 'phev'], [289_800, 379_800], [0.04, 0.05, 14], [0.038, 0.904]),
];

export const rivalModels: readonly DemoModel[] = [
  model(['瀚野', 'T5', 'SUV', 'fuel'], [109_800, 149_800]),
  model(['瀚野', 'T7 混动', 'SUV', 'phev'], [169_800, 229_800]),
  model(['瀚野', 'N6', '轿车', 'bev'], [139_800, 189_800]),
  model(['卓屿', 'A5', '轿车', 'fuel'], [125_900, 168_900]),
  model(['卓屿', 'A7', 'SUV', 'fuel'], [165_900, 219_900]),
  model(['卓屿', 'EV5', 'SUV', 'bev'], [175_900, 239_900]),
  model(['云麓', 'C3', '轿车', 'bev'], [89_900, 119_900]),
  model(['云麓', 'C7 混动', 'SUV', 'phev'], [149_900, 199_900]),
  model(['云麓', 'P9', 'MPV', 'phev'], [269_900, 359_900]),
];

/** How the models share a store's cars in one month of the history, counted from 0, of `months`. */
export function modelWeight(model: OwnModel, month: number, months: number, store: DemoStore) {
  if (model.launchedAfter > 0 && month < model.launchedAfter) return 0;
  const progress = Math.min(1, Math.max(0, month / (months - 1)));
  const warmedUp = model.launchedAfter === 0 ? 1 : (month - model.launchedAfter + 1) / 4;
  const tilt = model.energy === 'fuel' ? 2 - store.nevTilt : store.nevTilt;
  return (
    (model.shareFrom + (model.shareTo - model.shareFrom) * progress) * Math.min(1, warmedUp) * tilt
  );
}
