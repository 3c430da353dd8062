import { z } from 'zod';
import type { Delivered } from '../outbox.ts';

/** A kind of event that other programs may be told of (回调事件): a topic of the outbox, published. */
export type WebhookEvent = {
  /** The type as receivers see it; also the outbox topic it comes from. */
  type: string;
  zh: string;
  en: string;
  /** What receivers get: exactly these fields. */
  data: z.ZodObject;
  /** Where the data comes from, if not from the announcement's payload as it stands. */
  dataOf?(announced: Pick<Delivered, 'key' | 'payload'>): unknown;
  /** The record that it is about: events of one record arrive in their order. */
  subject(data: Record<string, unknown>): string;
};

/** Sent from the screen, to see whether the receiver answers (测试事件). */
export const testEvent: WebhookEvent = {
  type: 'webhook.test',
  zh: '测试',
  en: 'Test',
  data: z.object({ endpointId: z.uuid(), sentBy: z.string() }),
  subject: ({ endpointId }) => `test ${String(endpointId)}`,
};

/** The body of a message (Standard Webhooks): type, instant and data, signed as this very text. */
export const bodyOf = (type: string, timestamp: string, data: unknown): string =>
  JSON.stringify({ type, timestamp, data });
