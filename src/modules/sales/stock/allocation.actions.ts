import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf } from '../../people/index.ts';
import { contractById, lockContract, type LockedContract } from '../contract/contract.queries.ts';
import { noSuchContract } from '../contract/contract.refusals.ts';
import * as queries from './allocation.queries.ts';
import type { postSwap } from './allocation.schema.ts';
import { lockVehicle, type LockedVehicle } from './stock.queries.ts';
import * as no from './stock.refusals.ts';
import { substitutesFor } from './stock.rules.ts';

/** Free cars for a contract, its own kind first, and who else waits for that kind (可配与替代车源). */
export async function carsFor(ctx: Ctx, { id }: { id: string }) {
  const contract = await contractById(ctx, id);
  if (!contract) throw noSuchContract();
  const { trimId, colour, storeId } = contract;
  const day = await todayOf(ctx);
  const { modelId, guideFen } = await queries.orderedTrim(ctx, { trimId, day });
  const cars = await queries.freeCarsOf(ctx, { modelId, day });
  const found = substitutesFor({ trimId, modelId, colour, storeId, guideFen }, cars).slice(0, 50);
  const waiting = await queries.waitingByTrim(
    ctx,
    found.map((car) => car.trimId),
  );
  const isOwn = (car: { trimId: string }) => car.trimId === trimId && contract.vehicleId === null;
  return {
    rows: found.map((car) => ({
      ...car,
      waiting: (waiting.get(car.trimId) ?? 0) - (isOwn(car) ? 1 : 0),
    })),
    waiting: await queries.othersWaiting(ctx, trimId, id),
  };
}

/**
 * Gives a car to a contract (配车). It must be the car that was agreed, at the contract's store; another one needs an
 * amendment first. Of many who want it at once the table's key lets one have it.
 */
export async function allocate(ctx: Ctx, { id, vehicleId }: { id: string; vehicleId: string }) {
  const contract = await openContract(ctx, id);
  if (contract.vehicleId) throw no.hasCar(await queries.vinOf(ctx, contract.vehicleId));
  const vehicle = await carToGive(ctx, vehicleId);
  mustBeAgreed(contract, vehicle);
  await give(ctx, contract, vehicle);
  return { vehicleId };
}

/** Takes the car back from a contract (释放车辆), with a reason that stays in its history. */
export async function release(ctx: Ctx, { id, reason }: { id: string; reason: string }) {
  const contract = await openContract(ctx, id);
  if (!(await releaseOf(ctx, id, reason))) throw no.hasNoCar();
  await queries.setVehicle(ctx, id, null);
  await note(ctx, contract, { vehicleId: null, reason });
  return { id };
}

/** Frees what a contract was promised, if anything; the caller has the contract locked. */
export const releaseOf = (ctx: Ctx, contractId: string, reason: string) =>
  queries.endAllocation(ctx, contractId, reason);

/**
 * Another car for a contract (换车). One that another contract has goes there in exchange for ours, where both are the car
 * that was agreed; contracts are locked in the order of their ids, so that two exchanges cannot wait for each other.
 */
export async function swap(ctx: Ctx, { id, vehicleId, reason }: z.output<typeof postSwap.input>) {
  const holder = await queries.promisedTo(ctx, vehicleId);
  const otherId = holder && holder.contractId !== id ? holder.contractId : undefined;
  const locked = new Map<string, LockedContract>();
  for (const one of [id, ...(otherId ? [otherId] : [])].toSorted())
    locked.set(one, await openContract(ctx, one));
  const contract = locked.get(id)!;
  const other = otherId ? locked.get(otherId)! : undefined;
  const vehicle = await carToGive(ctx, vehicleId);
  mustBeAgreed(contract, vehicle);
  const ours = contract.vehicleId ? await carToGive(ctx, contract.vehicleId) : undefined;
  if (!ours) throw no.hasNoCar();
  if (other) mustBeAgreed(other, ours);
  await queries.endAllocation(ctx, id, reason);
  await queries.setVehicle(ctx, id, null);
  if (other) {
    // Whoever had it may have lost it meanwhile.
    if ((await queries.endAllocation(ctx, other.id, reason)) !== vehicleId) throw no.carTaken();
    await queries.setVehicle(ctx, other.id, null);
    await give(ctx, other, ours);
  }
  await give(ctx, contract, vehicle);
  return { vehicleId, exchangedWith: other?.number ?? null };
}

async function openContract(ctx: Ctx, id: string): Promise<LockedContract> {
  const contract = await lockContract(ctx, 'read', id);
  if (!contract) throw noSuchContract();
  if (contract.state === 'cancelled' || contract.state === 'delivered') throw no.contractClosed();
  return contract;
}

async function carToGive(ctx: Ctx, vehicleId: string): Promise<LockedVehicle> {
  const vehicle = await lockVehicle(ctx, 'edit', vehicleId);
  if (!vehicle) throw no.noSuchVehicle();
  if (vehicle.state === 'delivered' || vehicle.state === 'gone') throw no.notHere();
  if (vehicle.use !== 'sale') throw no.notForSale();
  return vehicle;
}

function mustBeAgreed(contract: LockedContract, vehicle: LockedVehicle): void {
  if (vehicle.trimId !== contract.trimId) throw no.notAsAgreed('trim');
  if (contract.colour !== '' && vehicle.colour !== contract.colour) throw no.notAsAgreed('colour');
  if (vehicle.storeId !== contract.storeId) throw no.elsewhere();
}

async function give(ctx: Ctx, contract: LockedContract, { id: vehicleId, vin }: LockedVehicle) {
  const made = await queries.insertAllocation(ctx, { vehicleId, contractId: contract.id });
  if (!made) throw no.carTaken();
  await queries.setVehicle(ctx, contract.id, vehicleId);
  await note(ctx, contract, { vehicleId, vin });
}

async function note(ctx: Ctx, { dealId, personId, number }: LockedContract, after: object) {
  await audit(ctx, {
    action: 'contract.vehicle',
    resource: 'deal',
    recordId: dealId,
    ownerId: personId,
    after: { number, ...after },
  });
  await whisper(ctx, 'deal', dealId);
}
