import { useMutation } from '@tanstack/react-query';
import type { Endpoint } from '../../../kernel/endpoint.ts';
import { addressOf, useRefresh, type Refused, type SentTo } from '../../web/api.ts';
import type { Entry } from '../outbox.rules.ts';
import { submit, type Outcome } from './outbox.ts';

type Kept = Pick<Entry, 'kind' | 'about' | 'title'> & { refreshes: readonly Endpoint[] };

/**
 * A writing endpoint whose input survives without a network (离线可写): sent at once where that is possible, kept on the
 * device otherwise. The contract takes an `entryId`, by which the server knows what it has already.
 */
export function useKept<E extends Endpoint>(endpoint: E, { refreshes, ...draft }: Kept) {
  const refresh = useRefresh();
  return useMutation<Outcome, Refused, SentTo<E>>({
    mutationFn: (input) => {
      const { path, rest } = addressOf(endpoint, input as Record<string, unknown>);
      return submit({ ...draft, path, body: rest });
    },
    onSuccess: () => refresh(refreshes),
  });
}
