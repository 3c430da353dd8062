import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';

const One = { id: z.uuid() };
const Reason = z.string().trim().min(2).max(200);

/** A car that could go to a contract (可配车源). */
export const FreeCar = z.object({
  vehicleId: z.uuid(),
  vin: z.string(),
  trimId: z.uuid(),
  trimName: z.string(),
  modelId: z.uuid(),
  colour: z.string(),
  guideFen: z.int().nullable(),
  /** Guide price less that of the trim that was ordered. */
  apartFen: z.int().nullable(),
  state: z.enum(['in_stock', 'in_transit']),
  etaOn: Day.nullable(),
  arrivedOn: Day.nullable(),
  storeId: z.uuid(),
  storeName: z.string(),
  likeness: z.enum(['same', 'other_colour', 'other_trim']),
  /** Other contracts that wait for a car of this trim. */
  waiting: z.int(),
});

export const getCarsFor = endpoint('GET /api/contracts/:id/cars', {
  summary: 'Free cars for a contract, its own kind first, then what could replace it',
  access: 'stock:read',
  input: z.object(One),
  output: z.object({
    rows: z.array(FreeCar),
    /** Who else waits for the same trim, by signature. */
    waiting: z.array(
      z.object({
        number: z.string(),
        personName: z.string().nullable(),
        signedAt: z.iso.datetime().nullable(),
        promisedOn: Day.nullable(),
      }),
    ),
  }),
});

export const postAllocation = endpoint('POST /api/contracts/:id/vehicle', {
  summary: 'Give a car to a contract; of many who want it at once one gets it',
  access: 'stock:edit',
  input: z.object({ ...One, vehicleId: z.uuid() }),
  output: z.object({ vehicleId: z.uuid() }),
});

export const postRelease = endpoint('POST /api/contracts/:id/vehicle-release', {
  summary: 'Take the car back from a contract, with a reason',
  access: 'stock:edit',
  input: z.object({ ...One, reason: Reason }),
  output: z.object(One),
});

export const postSwap = endpoint('POST /api/contracts/:id/vehicle-swap', {
  summary: 'Another car for a contract; one that is promised elsewhere goes there in exchange',
  access: 'stock:edit',
  input: z.object({ ...One, vehicleId: z.uuid(), reason: Reason }),
  output: z.object({ vehicleId: z.uuid(), exchangedWith: z.string().nullable() }),
});
