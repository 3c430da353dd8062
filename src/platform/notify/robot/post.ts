import { postOutside } from '../relay.ts';
import type { RobotKind } from '../robot.schema.ts';
import { dialects, isAddressOf, type Outcome, type RobotKey } from './dialect.ts';
import type { RobotMessage } from './robot-text.rules.ts';

/** Posts one message to a robot (群机器人推送) and says how it ended. */
export async function postToRobot(
  kind: RobotKind,
  key: RobotKey,
  message: RobotMessage,
  nowMs: number,
): Promise<Outcome> {
  // Asked again here, because a row could have been written by an older program.
  if (!isAddressOf(kind, key.address)) return { end: 'refused', reason: 'address' };
  const { url, body } = dialects[kind].request(key, message, nowMs);
  try {
    const { status, text } = await postOutside(url, {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    if (status === 429) return { end: 'slow', waitMs: 61_000, reason: 'HTTP 429' };
    const reply = replyIn(text);
    if (reply) return dialects[kind].understand(reply);
    return { end: 'again', reason: `HTTP ${status}` };
  } catch (error) {
    return { end: 'again', reason: noAnswer(error) };
  }
}

function replyIn(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** Why nobody answered, without the address: it holds the robot's key. */
export function noAnswer(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'no answer');
}
