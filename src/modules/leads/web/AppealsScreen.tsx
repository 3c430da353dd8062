import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { appealStates, getAppeals, postVerdict, type Appeal } from '../appeal/appeal.schema.ts';
import { ReceiptsButton } from './Receipts.tsx';
import './claims.css';

type Shown = z.infer<typeof Appeal>;

/** Appeals against allocations (分配申诉): what somebody says, the receipt beside it, and the answer. */
export function AppealsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = appealStates.find((one) => one === search['state']) ?? 'open';
  const appeals = useEndpoint(getAppeals, { state, limit: 100 });
  return (
    <Page title={t('appeals.title')} note={t('appeals.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value })}
          options={appealStates.map((value) => ({ value, label: t(`appeals.stateOf.${value}`) }))}
        />
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={appeals}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t(`appeals.none.${state}`)}>{t('appeals.noneHint')}</Empty>
              ) : (
                <ul className="claims">
                  {rows.map((appeal) => (
                    <AppealLine key={appeal.id} appeal={appeal} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
    </Page>
  );
}

function AppealLine({ appeal }: { appeal: Shown }) {
  const { t, format } = useWords();
  const mayAnswer = useMay('lead', 'bulk');
  const { personId } = useActor();
  const [now] = useState(() => Date.now());
  const isLate = appeal.verdict === null && Date.parse(appeal.dueAt) < now;
  return (
    <li>
      <div className="what">
        <Link to="/leads/$id" params={{ id: appeal.leadId }}>
          {appeal.customerName || t('desk.nameless')}
        </Link>
        <b>
          {t('appeals.by', { name: appeal.personName ?? format.none })} ·{' '}
          {t(`desk.gaveOf.${appeal.ground}`, { name: appeal.gotName ?? format.none })}
        </b>
        <small>
          {[
            appeal.storeName,
            format.shortMoment(appeal.madeAt),
            appeal.verdict === null && t('appeals.due', { at: format.shortMoment(appeal.dueAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <p>“{appeal.text}”</p>
        <ReceiptsButton leadId={appeal.leadId} />
      </div>
      {appeal.verdict ? (
        <div className="decided">
          <Status state={appeal.verdict === 'upheld' ? 'onTrack' : 'idle'}>
            {t(`appeals.verdictOf.${appeal.verdict}`)}
          </Status>
          <small>{[appeal.decidedByName, appeal.answer].filter(Boolean).join('：')}</small>
        </div>
      ) : (
        <>
          {isLate && <Status state="breached">{t('appeals.late')}</Status>}
          {mayAnswer && appeal.personId !== personId && <Answer id={appeal.id} />}
        </>
      )}
    </li>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const decide = useCommand(postVerdict, { refreshes: [getAppeals] });
  const said = (verdict: 'upheld' | 'rejected') => decide.mutate({ id, verdict, answer });
  return (
    <div className="decide">
      <Input
        size="small"
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
        placeholder={t('appeals.say')}
        maxLength={500}
      />
      <Button size="small" disabled={answer.trim().length < 2} onClick={() => said('rejected')}>
        {t('appeals.reject')}
      </Button>
      <Button
        size="small"
        type="primary"
        disabled={answer.trim().length < 2}
        onClick={() => said('upheld')}
      >
        {t('appeals.uphold')}
      </Button>
      <RefusalNote error={decide.error} />
    </div>
  );
}
