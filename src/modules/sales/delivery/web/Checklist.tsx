import type { Stage } from '../checklist.rules.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { putTick } from '../delivery.schema.ts';
import { deliveryRefreshes, type WholeDelivery } from './delivery-state.ts';

type Props = { stage: Stage; delivery: WholeDelivery; mayEdit: boolean };

/** One stage of the checklist (交车清单): lines as tall as a thumb, each with who did it. */
export function Checklist({ stage, delivery, mayEdit }: Props) {
  const { t, either, format } = useWords();
  const tick = useCommand(putTick, { refreshes: deliveryRefreshes });
  const items = delivery.items.filter((one) => one.stage === stage);
  const done = new Map(delivery.ticks.map((one) => [one.item, one]));
  if (items.length === 0) return null;
  const count = items.filter(({ key }) => done.has(key)).length;
  return (
    <Card
      title={t(`carDelivery.stage.${stage}`)}
      end={
        <span className="soft">{t('carDelivery.count', { done: count, all: items.length })}</span>
      }
    >
      <RefusalNote error={tick.error} />
      <ul className="checklist">
        {items.map((item) => {
          const ticked = done.get(item.key);
          return (
            <li key={item.key}>
              <label>
                <input
                  type="checkbox"
                  checked={!!ticked}
                  disabled={!mayEdit || (tick.isPending && tick.variables.item === item.key)}
                  onChange={({ target }) =>
                    tick.mutate({ id: delivery.id, item: item.key, isDone: target.checked })
                  }
                />
                <span>
                  {either(item)}
                  {item.must === 'no' && <small> {t('carDelivery.optional')}</small>}
                </span>
                {ticked && (
                  <small>
                    {t('carDelivery.by', {
                      name: ticked.byName ?? '',
                      at: format.shortMoment(ticked.at),
                    })}
                  </small>
                )}
              </label>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
