import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { roadConditions } from './drive.rules.ts';
import { DriveRoute } from './drive.schema.ts';

const One = z.object({ id: z.uuid() });
const Fields = z.object({
  name: z.string().trim().min(1).max(40),
  lengthHm: z.int().min(1).max(5000),
  minutes: z.int().min(1).max(600),
  conditions: z.array(z.enum(roadConditions)).min(1).max(roadConditions.length),
  note: z.string().trim().max(200).default(''),
});

export const getDriveRoutes = endpoint('GET /api/drive-routes', {
  summary: 'Routes of a store, closed ones too',
  access: 'stock:read',
  input: z.object({ storeId: z.uuid() }),
  output: z.object({ rows: z.array(DriveRoute) }),
});

export const postDriveRoute = endpoint('POST /api/drive-routes', {
  summary: 'A new route for test drives',
  access: 'stock:edit',
  input: Fields.extend({ storeId: z.uuid() }),
  output: One,
});

export const putDriveRoute = endpoint('PUT /api/drive-routes/:id', {
  summary: 'Change a route, close it or open it again; drives of the past keep it',
  access: 'stock:edit',
  input: Fields.extend({ id: z.uuid(), isClosed: z.boolean().default(false) }),
  output: One,
});

const Rate = z.object({
  deals: z.int(),
  orders: z.int(),
});

/** How test drives turn into orders (试驾对成交的影响). */
export const getDriveFigures = endpoint('GET /api/drive-figures', {
  summary:
    'Deals opened in a period with and without a test drive, and what became of them, by car and route',
  access: 'deal:read',
  input: z.object({ from: Day, to: Day, storeId: z.uuid().optional() }),
  output: z.object({
    withDrive: Rate,
    without: Rate,
    cars: z.array(
      Rate.extend({ name: z.string(), drives: z.int(), scoreTenths: z.int().nullable() }),
    ),
    routes: z.array(
      Rate.extend({ name: z.string(), drives: z.int(), scoreTenths: z.int().nullable() }),
    ),
  }),
});
