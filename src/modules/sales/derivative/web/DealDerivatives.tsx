import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { getDealDerivatives, postContractDerivatives } from '../derivative.schema.ts';
import { AddDerivative } from './AddDerivative.tsx';
import { CorrectDerivative } from './CorrectDerivative.tsx';
import { derivativeRefreshes, looksOf, type ShownDerivative } from './derivative-state.ts';
import { StepButtons } from './StepButtons.tsx';
import './derivative.css';

/**
 * Loans, policies, accessories and services of a deal to their end (这一单的衍生业务). They go on after the delivery,
 * so whoever may edit deals may still move them then.
 */
export function DealDerivatives({ deal }: DealPartProps) {
  const { t } = useWords();
  const mayEdit = useMay('deal', 'edit') && deal.outcome !== 'lost';
  const found = useEndpoint(getDealDerivatives, { id: deal.id });
  useEvents('deal', [getDealDerivatives]);
  const open = useCommand(postContractDerivatives, { refreshes: derivativeRefreshes });
  const [isAdding, setAdding] = useState(false);
  const unopened = found.data?.unopened ?? 0;
  return (
    <Card
      title={t('derivative.title')}
      end={
        mayEdit && (
          <>
            {unopened > 0 && (
              <Button loading={open.isPending} onClick={() => open.mutate({ id: deal.id })}>
                {t('derivative.fromContract', { count: unopened })}
              </Button>
            )}
            <Button type="text" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('derivative.add')}
            </Button>
          </>
        )
      }
    >
      <RefusalNote error={open.error} />
      <Loaded query={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="in quiet">{t('derivative.none')}</p>
          ) : (
            <ul className="derivatives">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  derivative={row}
                  mayEdit={mayEdit}
                  isDelivered={deal.outcome === 'won'}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <AddDerivative dealId={deal.id} onClose={() => setAdding(false)} />}
    </Card>
  );
}

type LineProps = { derivative: ShownDerivative; mayEdit: boolean; isDelivered: boolean };

function Line({ derivative, mayEdit, isDelivered }: LineProps) {
  const { t, format } = useWords();
  const [isCorrecting, setCorrecting] = useState(false);
  const { kind, name, provider, reference, state, amountFen, incomeFen, expenseFen } = derivative;
  return (
    <li>
      <span className="what">
        <b>{name}</b>
        <small>
          {[t(`derivative.kind.${kind}`), provider, reference].filter(Boolean).join(' · ')}
        </small>
      </span>
      <span className="figures">
        <span>{format.yuan(amountFen)}</span>
        <small>
          {t('derivative.net')} {format.yuan(incomeFen - expenseFen)}
        </small>
      </span>
      <Status state={looksOf(state)}>{t(`derivative.state.${state}`)}</Status>
      {mayEdit && (
        <span className="derivative-acts">
          <StepButtons derivative={derivative} />
          <Button type="text" onClick={() => setCorrecting(true)}>
            {t('derivative.correct')}
          </Button>
        </span>
      )}
      <details>
        <summary>{t('derivative.history')}</summary>
        <ol>
          {derivative.steps.map((step) => (
            <li key={step.state}>
              {t('derivative.step', {
                state: t(`derivative.state.${step.state}`),
                on: format.shortDay(step.on),
                name: step.personName ?? '',
              })}
              {step.note && ` · ${step.note}`}
            </li>
          ))}
        </ol>
      </details>
      {isCorrecting && (
        <CorrectDerivative
          derivative={derivative}
          isDelivered={isDelivered}
          onClose={() => setCorrecting(false)}
        />
      )}
    </li>
  );
}
