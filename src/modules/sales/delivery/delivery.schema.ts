import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { Signature, SigningInput } from '../../../platform/signature/signature.schema.ts';
import { stages } from './checklist.rules.ts';
import { missingKinds, readyKinds } from './delivery.rules.ts';

export const deliveryStates = ['booked', 'done', 'cancelled'] as const;
const Name = z.string().nullable();
const Moment = z.iso.datetime();
const Text = (most: number) => z.string().trim().max(most);
const One = z.object({ id: z.uuid() });

/** A delivery (交车) as the day's list shows it, with what is still missing. */
export const Delivery = z.object({
  id: z.uuid(),
  dealId: z.uuid(),
  storeId: z.uuid(),
  at: Moment,
  minutes: z.int(),
  bay: z.int(),
  plate: z.string(),
  state: z.enum(deliveryStates),
  hostId: z.uuid().nullable(),
  hostName: Name,
  customerName: Name,
  customerPhone: masked(Name),
  modelName: Name,
  trimName: Name,
  colour: z.string(),
  vin: Name,
  contractNumber: z.string(),
  isPaid: z.boolean(),
  isInsured: z.boolean(),
  missing: z.array(z.enum(missingKinds)),
});

/** A signed contract whose delivery is not booked yet (待约交车). */
export const Unbooked = z.object({
  dealId: z.uuid(),
  number: z.string(),
  customerName: Name,
  modelName: Name,
  colour: z.string(),
  promisedOn: Day.nullable(),
  vehicleState: z.string().nullable(),
  personName: Name,
});

export const getDeliveries = endpoint('GET /api/car-deliveries', {
  summary:
    'Deliveries of a store on a day with what is missing, its bays, and contracts without a booking',
  access: 'deal:read',
  input: z.object({ storeId: z.uuid(), day: Day }),
  output: z.object({
    minutes: z.int(),
    bays: z.int(),
    slots: z.array(Moment),
    /** Every held place of the day; whose it is stands in `rows`, as far as the right over deals reaches. */
    taken: z.array(z.object({ at: Moment, bay: z.int() })),
    rows: z.array(Delivery),
    unbooked: z.array(Unbooked),
  }),
});

export const getDeliverySlots = endpoint('GET /api/delivery-slots', {
  summary: 'When a car may be handed over on a day, which bays are free, and who hands over then',
  access: 'deal:read',
  input: z.object({ storeId: z.uuid(), day: Day }),
  output: z.object({
    minutes: z.int(),
    bays: z.int(),
    slots: z.array(z.object({ at: Moment, free: z.array(z.int()), isPast: z.boolean() })),
    hosts: z.array(
      z.object({ personId: z.uuid(), personName: z.string(), busyAt: z.array(Moment) }),
    ),
  }),
});

const Booking = z.object({
  at: Moment,
  bay: z.int().min(1).max(20).nullable().default(null),
  hostId: z.uuid().nullable().default(null),
});

export const postDelivery = endpoint('POST /api/deals/:id/deliveries', {
  summary: 'Book the hand-over of a signed contract: a slot, a bay, who hands over',
  access: 'deal:edit',
  input: One.extend(Booking.shape).extend({ note: Text(200).default('') }),
  output: One,
});

export const postDeliveryMove = endpoint('POST /api/car-deliveries/:id/move', {
  summary: 'Another slot, bay or host; what was checked and confirmed stays',
  access: 'deal:edit',
  input: One.extend(Booking.shape),
  output: One,
});

export const postDeliveryEnd = endpoint('POST /api/car-deliveries/:id/cancellation', {
  summary: 'Call a booked delivery off; its place is free again',
  access: 'deal:edit',
  input: One.extend({ note: Text(200).min(1) }),
  output: One,
});

const Done = z.object({ item: z.string(), note: z.string(), byName: Name, at: Moment });
const Confirmed = z.object({
  what: z.enum(readyKinds),
  note: z.string(),
  byName: Name,
  at: Moment,
});
const Photo = z.object({ fileId: z.uuid(), name: z.string(), isShown: z.boolean() });

export const WholeDelivery = Delivery.extend({
  note: z.string(),
  endNote: z.string(),
  storeName: Name,
  personName: Name,
  promisedOn: Day.nullable(),
  items: z.array(
    z.object({
      key: z.string(),
      stage: z.enum(stages),
      zh: z.string(),
      en: z.string(),
      must: z.enum(['yes', 'no']),
    }),
  ),
  ticks: z.array(Done),
  confirmed: z.array(Confirmed),
  handedAt: Moment.nullable(),
  handedByName: Name,
  exchangeUntil: Day.nullable(),
  faultUntil: Day.nullable(),
  signatures: z.array(Signature),
  album: z
    .object({ agrees: z.boolean(), code: Name, askedAt: Moment, withdrawnAt: Moment.nullable() })
    .nullable(),
  photos: z.array(Photo),
  /** What the customer signs for, word for word. */
  handOverText: z.object({ zh: z.string(), en: z.string() }),
  albumText: z.object({ zh: z.string(), en: z.string() }),
});

export const getDelivery = endpoint('GET /api/car-deliveries/:id', {
  summary: 'One delivery: checklist, what was confirmed, signatures, album',
  access: 'deal:read',
  input: One,
  output: WholeDelivery,
});

export const getDealDelivery = endpoint('GET /api/deals/:id/delivery', {
  summary: 'The delivery of a deal, and whether one may be booked',
  access: 'deal:read',
  input: One,
  output: z.object({ delivery: Delivery.nullable(), mayBook: z.boolean() }),
});

export const putTick = endpoint('PUT /api/car-deliveries/:id/ticks', {
  summary: 'Tick a line of the checklist, or take the tick back',
  access: 'deal:edit',
  input: One.extend({ item: Text(30).min(1), isDone: z.boolean(), note: Text(200).default('') }),
  output: One,
});

export const putReady = endpoint('PUT /api/car-deliveries/:id/confirmations', {
  summary: 'Confirm payment, insurance or plate with who and when, or take it back',
  access: 'deal:read',
  input: One.extend({
    what: z.enum(readyKinds),
    isReady: z.boolean(),
    note: Text(200).default(''),
    plate: Text(12).optional(),
  }),
  output: One,
});

export const postHandOver = endpoint('POST /api/car-deliveries/:id/hand-over', {
  summary: 'Hand the car over: the customer signs, the deal is won; refused with what is missing',
  access: 'deal:edit',
  input: One.extend(SigningInput.shape),
  output: z.object({
    id: z.uuid(),
    dealId: z.uuid(),
    day: Day,
    exchangeUntil: Day,
    faultUntil: Day,
  }),
});

export const putAlbum = endpoint('PUT /api/car-deliveries/:id/album', {
  summary: 'What the owner said to photographs; with a yes the album has a link',
  access: 'deal:edit',
  input: One.extend({ agrees: z.boolean() }),
  output: z.object({ code: Name }),
});

export const putPhoto = endpoint('PUT /api/car-deliveries/:id/photos', {
  summary: 'Show a photograph in the album, or take it out',
  access: 'deal:edit',
  input: One.extend({ fileId: z.uuid(), isShown: z.boolean() }),
  output: One,
});

const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** What the owner sees of their album (交车相册). */
export const getAlbum = endpoint('GET /api/albums/:code', {
  summary: 'The album of a delivery as its owner opens it',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({
    groupName: z.string(),
    storeName: z.string(),
    modelName: Name,
    colour: z.string(),
    hostName: Name,
    handedOn: Day.nullable(),
    exchangeUntil: Day.nullable(),
    faultUntil: Day.nullable(),
    photos: z.array(z.object({ id: z.uuid() })),
  }),
});

export const getAlbumPhoto = endpoint('GET /api/albums/:code/photos/:id', {
  summary: 'A photograph of an album, without what the camera wrote into it',
  access: 'public',
  input: z.object({ code: Code, id: z.uuid(), size: z.enum(['640', '1600']).default('640') }),
  output: z.unknown(),
});

export const postAlbumWithdrawal = endpoint('POST /api/albums/:code/withdrawal', {
  summary: 'The owner takes their consent back: the album closes at once',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({ withdrawnAt: Moment }),
});
