import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchVehicle = () => new Refusal(404, 'stock.unknown');
export const notAVin = () => new Refusal(422, 'stock.not_a_vin', { field: 'vin' });
export const vinKnown = () => new Refusal(409, 'stock.vin_known', { field: 'vin' });
export const noSuchTrim = () => new Refusal(422, 'stock.unknown_trim', { field: 'trimId' });
export const noSuchStore = () => new Refusal(422, 'stock.unknown_store', { field: 'storeId' });
export const notInTransit = () => new Refusal(409, 'stock.not_in_transit');
export const arrivedLater = () => new Refusal(422, 'stock.arrival_future', { field: 'arrivedOn' });
export const promisedAway = () => new Refusal(409, 'stock.promised');
export const notHere = () => new Refusal(409, 'stock.gone');
export const carTaken = () => new Refusal(409, 'allocation.taken');
export const hasCar = (vin: string) => new Refusal(409, 'allocation.has_car', { vin });
export const hasNoCar = () => new Refusal(409, 'allocation.no_car');
export const notForSale = () => new Refusal(409, 'allocation.not_for_sale');
export const notAsAgreed = (what: 'trim' | 'colour') =>
  new Refusal(409, `allocation.other_${what}`, { field: 'vehicleId' });
export const elsewhere = () => new Refusal(409, 'allocation.elsewhere', { field: 'vehicleId' });
export const contractClosed = () => new Refusal(409, 'allocation.contract_over');
export const noSuchRebate = () => new Refusal(404, 'rebate.unknown');
export const rebateTwice = () => new Refusal(409, 'rebate.twice', { field: 'name' });
export const rebateSettled = () => new Refusal(409, 'rebate.settled');
export const notReached = () => new Refusal(403, 'stock.store_out_of_reach', { field: 'storeId' });
