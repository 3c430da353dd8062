import type { Limit } from '../pace.rules.ts';
import type { RobotKind } from '../robot.schema.ts';
import type { RobotMessage } from './robot-text.rules.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { wecom } from './wecom.ts';

/** The address and, where the platform signs, the secret that it gave out. */
export type RobotKey = { address: string; secret: string | null };

/**
 * How a delivery ended: `slow` when the other side asks for a pause, `again` when trying later may
 * help, `refused` when only a person can mend it. The reason is kept in the log.
 */
export type Outcome =
  | { end: 'sent' }
  | { end: 'slow'; waitMs: number; reason: string }
  | { end: 'again'; reason: string }
  | { end: 'refused'; reason: string }
  | { end: 'dropped'; reason: string };

/** What differs from one chat platform to the next (群机器人接口). */
export type Dialect = {
  /** Hosts that the platform's robots live on; no other is ever posted to. */
  hosts: readonly string[];
  limits: readonly Limit[];
  bytesMost: number;
  request(key: RobotKey, message: RobotMessage, nowMs: number): { url: string; body: object };
  /** Reads the reply's own code; the HTTP status is 200 for most refusals. */
  understand(reply: Record<string, unknown>): Outcome;
};

export const dialects: Record<RobotKind, Dialect> = { wecom, dingtalk, feishu };

/** Whether the address is one of the platform's own, over TLS. */
export function isAddressOf(kind: RobotKind, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  return protocol === 'https:' && !username && !port && dialects[kind].hosts.includes(hostname);
}
