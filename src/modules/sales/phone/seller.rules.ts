import { scopeOf, type Actor } from '../../../kernel/actor.ts';

/**
 * Whether somebody sells on their own account (自己跟客户): works on leads and on deals of their own, and on nobody
 * else's. Their phone opens on their own day; whoever looks after others keeps the screens of the desk.
 */
export const sellsAlone = (actor: Pick<Actor, 'rights'>): boolean =>
  scopeOf(actor, 'lead', 'edit') === 'own' && scopeOf(actor, 'deal', 'edit') === 'own';
