let lastMs = -1;
let count = 0;

/** Drawing lots costs the same for many as for one. */
const lots = new Uint8Array(16 * 256);
let drawn = lots.length;

function sixteenRandom(): Uint8Array<ArrayBuffer> {
  if (drawn === lots.length) {
    crypto.getRandomValues(lots);
    drawn = 0;
  }
  drawn += 16;
  return lots.slice(drawn - 16, drawn);
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A version 7 uuid: in time order, so that new keys land on the same few index pages. Those made in one
 * millisecond of one process follow each other too (RFC 9562, 6.2, a counter that starts anywhere in its lower
 * half), so that what happened first in a transaction is told first.
 */
export function uuidV7(nowMs = Date.now()): string {
  const bytes = sixteenRandom();
  const view = new DataView(bytes.buffer);
  count = nowMs === lastMs ? count + 1 : view.getUint16(6) & 0x7ff;
  lastMs = nowMs;
  const ms = nowMs + (count >> 12);
  view.setUint32(0, Math.floor(ms / 0x10000));
  view.setUint16(4, ms % 0x10000);
  view.setUint16(6, 0x7000 | (count & 0xfff));
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += twoDigits[byte]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);

/** Stands for "nobody", "no store", "no model" … in keys that may not be null. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
