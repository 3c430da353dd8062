const minute = 60_000;
/** A call may have begun so long before its lead was typed in: whoever calls in is entered while they talk. */
export const beforeMinutes = 30;
/** So long after hanging up somebody may still enter the call by hand. */
export const typedWithinMinutes = 15;
const skewMinutes = 2;

type Held = { id: string; ownerId: string | null; dccId: string | null; receivedAt: string };
export type Call = { startedAt: string; seconds: number };

const endOf = ({ startedAt, seconds }: Call): number => Date.parse(startedAt) + seconds * 1_000;

/**
 * The lead that a call belongs to (话务归属): of the open leads of that number, one that the agent holds, else the
 * latest. A call from long before a lead came in says nothing of it. Undefined where none is left.
 */
export function leadOfCall<L extends Held>(
  call: Call,
  agentId: string | null,
  open: readonly L[],
): L | undefined {
  const fitting = open
    .filter(({ receivedAt }) => endOf(call) >= Date.parse(receivedAt) - beforeMinutes * minute)
    .toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  const isAgents = ({ ownerId, dccId }: L) =>
    agentId !== null && (ownerId === agentId || dccId === agentId);
  return fitting.find(isAgents) ?? fitting[0];
}

/**
 * Whether what somebody typed in tells of the same call as the exchange does (同一通电话): the same way, entered
 * while it lasted or within minutes after. `typedAt` is when they entered it.
 */
export function isSameCall(
  typed: { direction: string; at: string },
  call: Call & { direction: string },
): boolean {
  const at = Date.parse(typed.at);
  return (
    typed.direction === call.direction &&
    at >= Date.parse(call.startedAt) - skewMinutes * minute &&
    at <= endOf(call) + typedWithinMinutes * minute
  );
}
