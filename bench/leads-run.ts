import type { Scene } from './history.ts';
import type { Measurement } from './measurement.ts';

const [senders, count] = [50, 20_000];

type Sender = { address: string; token: string; storeIds: readonly string[]; sourceId: string };

/**
 * Fifty senders post 20,000 leads with duplicates (并发录入): a third of the customers come twice or more, one message in
 * ten is sent again. Every message that was acknowledged must be there once, nobody may have two open leads at a store,
 * and each lead is in one hand or visibly waiting.
 */
export async function leadsRun(set: Scene, sender: Sender): Promise<Measurement[]> {
  let next = 0;
  const acknowledged = new Set<string>();
  let refused = 0;
  const since = performance.now();
  const one = async () => {
    for (let n = next++; n < count; n = next++) {
      // Every tenth message repeats the one before it of the same sender.
      const id = n % 10 === 9 ? n - 1 : n;
      if (await send(sender, id)) acknowledged.add(`R-${id}`);
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, one));
  const seconds = (performance.now() - since) / 1000;
  const { rows } = await set.database.owner.query<Record<string, number>>(
    `with run as (select * from leads.touch where external_id like 'R-%'),
       mine as (select l.* from leads.lead l where l.id in (select lead_id from run))
     select (select count(*)::int from run) as touches,
       (select count(*)::int from (select from mine where outcome = 'open' group by customer_id, store_id having count(*) > 1) d) as doubled,
       (select count(*)::int from mine where owner_id is null and not (stage = 'waiting' and waits_for <> '')) as unseen,
       (select count(*)::int from mine l where (select count(*) from leads.allocation a where a.lead_id = l.id) <> 1) as hands,
       (select count(*)::int from mine) as leads`,
  );
  const [found] = rows;
  const against = `${count} messages by ${senders} senders in ${seconds.toFixed(0)} s, ${found!['leads']} leads, ${found!['touches']} touches`;
  const figure = (name: string, value: number): Measurement => ({
    name: `leads.run.${name}`,
    value,
    unit: 'count',
    against,
  });
  return [
    figure('lost', acknowledged.size - found!['touches']!),
    figure('doubled', found!['doubled']!),
    figure('unseen', found!['unseen']!),
    figure('in_two_hands', found!['hands']!),
    figure('refused', refused),
  ];
}

async function send({ address, token, storeIds, sourceId }: Sender, n: number): Promise<boolean> {
  const customer = n % 3 === 0 ? n % 2_000 : n;
  const reply = await fetch(`${address}/api/leads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      storeId: storeIds[customer % storeIds.length],
      externalId: `R-${n}`,
      phone: `15${String(customer).padStart(9, '0')}`,
      name: '客户',
      sourceId,
    }),
  });
  await reply.arrayBuffer();
  return reply.ok;
}
