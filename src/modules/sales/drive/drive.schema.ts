import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { Signature, SigningInput } from '../../../platform/signature/signature.schema.ts';
import {
  driveKinds,
  driveStates,
  impressions,
  licenceClasses,
  roadConditions,
} from './drive.rules.ts';

const Name = z.string().nullable();
const Moment = z.iso.datetime();
const At = Moment.nullable();
const Id = z.uuid().nullable();
const One = z.object({ id: z.uuid() });
const Text = (most: number) => z.string().trim().max(most);
const Km = z.int().min(0).max(2_000_000);

/** A car that customers drive (试驾车). */
export const DriveCar = z.object({
  id: z.uuid(),
  plate: z.string(),
  colour: z.string(),
  modelName: z.string(),
  trimName: z.string(),
  lastKm: z.int().nullable(),
});

/** A route with what it shows (试驾路线); length in hundreds of metres. */
export const DriveRoute = z.object({
  id: z.uuid(),
  name: z.string(),
  lengthHm: z.int(),
  minutes: z.int(),
  conditions: z.array(z.enum(roadConditions)),
  note: z.string(),
  closedAt: At,
});

/** A drive in the calendar; whose drive it is not, sees only that the car is taken. */
export const DriveSlot = z.object({
  id: z.uuid(),
  vehicleId: z.uuid(),
  kind: z.enum(driveKinds),
  state: z.enum(driveStates),
  fromAt: Moment,
  toAt: Moment,
  backAt: At,
  isReached: z.boolean(),
  customerName: Name,
  personName: Name,
  lateMinutes: z.int(),
});

export const getDrives = endpoint('GET /api/drives', {
  summary: 'Test cars of a store, their routes and who has them in the next days',
  access: 'deal:read',
  input: z.object({
    storeId: z.uuid(),
    from: Day,
    days: z.coerce.number().int().min(1).max(14).default(1),
  }),
  output: z.object({
    cars: z.array(DriveCar),
    routes: z.array(DriveRoute),
    rows: z.array(DriveSlot),
    /** Deals of the asker that a drive may be booked for. */
    deals: z.array(z.object({ id: z.uuid(), number: z.string(), customerName: Name })),
    rule: z.object({ minutes: z.int(), dayHours: z.int(), weekendHours: z.int(), grace: z.int() }),
  }),
});

export const getDriveCars = endpoint('GET /api/drive-cars', {
  summary: 'Test cars of a store, for whoever invites customers to a drive',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid() }),
  output: z.object({ rows: z.array(DriveCar) }),
});

export const Drive = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  teamId: Id,
  personId: z.uuid(),
  personName: Name,
  storeName: Name,
  vehicleId: z.uuid(),
  plate: z.string(),
  vin: z.string(),
  carName: z.string(),
  dealId: Id,
  leadId: Id,
  customerName: Name,
  customerPhone: masked(Name),
  kind: z.enum(driveKinds),
  state: z.enum(driveStates),
  fromAt: Moment,
  toAt: Moment,
  note: z.string(),
  licenceTail: z.string(),
  licenceClass: z.string(),
  licenceUntil: Day.nullable(),
  licenceByName: Name,
  licenceAt: At,
  agreedAt: At,
  staticAt: At,
  demoAt: At,
  customerAt: At,
  routeId: Id,
  routeName: Name,
  outAt: At,
  startKm: z.int().nullable(),
  backAt: At,
  endKm: z.int().nullable(),
  returnNote: z.string(),
  isDamaged: z.boolean().nullable(),
  chargePercent: z.int().nullable(),
  score: z.int().nullable(),
  said: z.string(),
  liked: z.array(z.enum(impressions)),
  disliked: z.array(z.enum(impressions)),
  toldAt: At,
  endReason: z.string(),
});

export const getDrive = endpoint('GET /api/drives/:id', {
  summary: 'One test drive from booking to feedback',
  access: 'deal:read',
  input: One,
  output: Drive.extend({
    lateMinutes: z.int(),
    agreement: z.object({ zh: z.string(), en: z.string() }),
    signatures: z.array(Signature),
    routes: z.array(DriveRoute),
    lastKm: z.int().nullable(),
  }),
});

export const getDealDrives = endpoint('GET /api/deals/:id/drives', {
  summary: 'The test drives of a deal’s customer, the latest first',
  access: 'deal:read',
  input: One,
  output: z.object({ rows: z.array(Drive) }),
});

export const postDrive = endpoint('POST /api/drives', {
  summary: 'Book a test car; of two who want the same time one gets it',
  access: 'deal:edit',
  input: z.object({
    vehicleId: z.uuid(),
    kind: z.enum(driveKinds).default('test'),
    fromAt: Moment,
    dealId: Id.default(null),
    leadId: Id.default(null),
    personId: Id.default(null).describe('Who rides along; the asker where it is left out'),
    note: Text(200).default(''),
  }),
  output: One,
});

export const postDriveMove = endpoint('POST /api/drives/:id/move', {
  summary: 'Another time or car for a drive that has not begun',
  access: 'deal:edit',
  input: One.extend({ fromAt: Moment, vehicleId: z.uuid().optional() }),
  output: One,
});

export const postDriveEnd = endpoint('POST /api/drives/:id/cancellation', {
  summary: 'Call a drive off, or note that nobody came',
  access: 'deal:edit',
  input: One.extend({ state: z.enum(['cancelled', 'missed']), reason: Text(200).default('') }),
  output: One,
});

export const putDriveLicence = endpoint('PUT /api/drives/:id/licence', {
  summary: 'Somebody saw the licence: its last four digits, class and until when it is valid',
  access: 'deal:edit',
  input: One.extend({
    tail: z.string().regex(/^\d{3}[\dX]$/),
    class: z.enum(licenceClasses),
    until: Day,
    seen: z.literal(true),
  }),
  output: One,
});

export const postDriveAgreement = endpoint('POST /api/drives/:id/agreement', {
  summary: 'The driver signs the agreement on the screen',
  access: 'deal:edit',
  input: One.extend(SigningInput.shape),
  output: One.extend({ hash: z.string() }),
});

export const putDriveSteps = endpoint('PUT /api/drives/:id/steps', {
  summary: 'The static step, the demonstration, the customer at the wheel',
  access: 'deal:edit',
  input: One.extend({ static: z.boolean(), demo: z.boolean(), customer: z.boolean() }),
  output: One,
});

export const postDriveStart = endpoint('POST /api/drives/:id/start', {
  summary: 'Hand over the keys: kilometres and route',
  access: 'deal:edit',
  input: One.extend({ startKm: Km, routeId: Id.default(null) }),
  output: One,
});

export const postDriveReturn = endpoint('POST /api/drives/:id/return', {
  summary: 'The car is back: kilometres, and of a loan how it looks',
  access: 'deal:edit',
  input: One.extend({
    endKm: Km,
    isDamaged: z.boolean().nullable().default(null),
    chargePercent: z.int().min(0).max(100).nullable().default(null),
    note: Text(500).default(''),
  }),
  output: One,
});

export const putDriveFeedback = endpoint('PUT /api/drives/:id/feedback', {
  summary: 'What the customer says of the drive',
  access: 'deal:edit',
  input: One.extend({
    score: z.int().min(1).max(5),
    said: Text(500).default(''),
    liked: z.array(z.enum(impressions)).max(10).default([]),
    disliked: z.array(z.enum(impressions)).max(10).default([]),
  }),
  output: One,
});
