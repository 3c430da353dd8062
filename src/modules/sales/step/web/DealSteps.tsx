import { CheckCircleFilled, ExclamationCircleOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { steps } from '../step.rules.ts';
import { getDealSteps, putDealTick } from '../step.schema.ts';
import { GoOn } from './GoOn.tsx';
import { Specialists } from './Specialists.tsx';
import { StepHistory } from './StepHistory.tsx';
import './step.css';

export type ShownSteps = OutputOf<typeof getDealSteps>;

/** Where a deal stands in the sale (销售流程): the way so far, what is to be done now, what the next step asks. */
export function DealSteps({ deal, mayEdit }: DealPartProps) {
  const { t, format } = useWords();
  const found = useEndpoint(getDealSteps, { id: deal.id });
  useEvents('deal', [getDealSteps]);
  return (
    <Card
      title={t('steps.title')}
      note={found.data && t('steps.since', { time: format.shortMoment(found.data.since) })}
    >
      <div className="in deal-steps">
        <Loaded query={found}>
          {(shown) => (
            <>
              <Track shown={shown} />
              <div className="steps-two">
                <Checklist id={deal.id} shown={shown} mayEdit={mayEdit} />
                <Entry shown={shown} />
              </div>
              {mayEdit && <GoOn id={deal.id} shown={shown} />}
              <Specialists id={deal.id} shown={shown} mayEdit={mayEdit} />
              <StepHistory history={shown.history} />
            </>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

/** Minutes in the words of people: minutes, from two hours on hours, from two days on days. */
export function useSpent() {
  const { t } = useWords();
  return (minutes: number) =>
    minutes < 120
      ? t('steps.minutes', { count: minutes })
      : minutes < 2 * 1440
        ? t('steps.hours', { count: Math.floor(minutes / 60) })
        : t('steps.days', { count: Math.floor(minutes / 1440) });
}

function Track({ shown }: { shown: ShownSteps }) {
  const { t, format } = useWords();
  const spent = useSpent();
  const at = steps.indexOf(shown.now);
  return (
    <ol className="step-track">
      {shown.steps.map(({ step, minutes, isSkipped }, i) => (
        <li
          key={step}
          aria-current={i === at ? 'step' : undefined}
          className={i === at ? 'now' : i > at ? 'todo' : isSkipped ? 'skipped' : 'done'}
        >
          <i aria-hidden />
          <b>{t(`steps.stepOf.${step}`)}</b>
          <small>
            {i < at && isSkipped
              ? t('steps.skipped')
              : minutes === null
                ? format.none
                : spent(minutes)}
          </small>
        </li>
      ))}
    </ol>
  );
}

type ChecklistProps = { id: string; shown: ShownSteps; mayEdit: boolean };

function Checklist({ id, shown, mayEdit }: ChecklistProps) {
  const { t, format, either } = useWords();
  const tick = useCommand(putDealTick, { refreshes: [getDealSteps] });
  const { items } = shown.steps.find(({ step }) => step === shown.now)!;
  return (
    <section>
      <h3>{t('steps.checklist')}</h3>
      {items.length === 0 && <p className="quiet">{t('steps.noItems')}</p>}
      <ul className="step-items">
        {items.map((item) => (
          <li key={item.zh}>
            <Checkbox
              checked={item.doneAt !== null}
              disabled={!mayEdit || tick.isPending}
              onChange={({ target }) =>
                tick.mutate({ id, step: shown.now, item: item.zh, isDone: target.checked })
              }
            >
              {either(item)}
            </Checkbox>
            {item.doneAt && (
              <small>
                {item.personName} {format.timeOf(item.doneAt)}
              </small>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote error={tick.error} />
    </section>
  );
}

/** What the next step asks of the records, met or missing. */
function Entry({ shown }: { shown: ShownSteps }) {
  const { t, either } = useWords();
  const next = shown.steps[steps.indexOf(shown.now) + 1];
  if (!next || next.entry.length === 0) return null;
  return (
    <section>
      <h3>{t('steps.entry', { step: t(`steps.stepOf.${next.step}`) })}</h3>
      <ul className="step-entry">
        {next.entry.map((rule) => (
          <li key={rule.zh} className={rule.isMet ? 'met' : ''}>
            {rule.isMet ? (
              <CheckCircleFilled aria-label={t('steps.met')} />
            ) : (
              <ExclamationCircleOutlined aria-label={t('steps.unmet')} />
            )}
            {either(rule)}
            {rule.level === 'must' && !rule.isMet && <em>{t('steps.must')}</em>}
          </li>
        ))}
      </ul>
    </section>
  );
}
