import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getClaims, postDecision, type Claim } from '../end/end.schema.ts';
import { Grade } from './Grade.tsx';
import './claims.css';

type Shown = z.infer<typeof Claim>;

/** Claims of loss and invalidity (战败审批): what was tried, what they say, and the decision. */
export function ClaimsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = search['state'] === 'decided' ? 'decided' : 'open';
  const claims = useEndpoint(getClaims, { state, limit: 100 });
  useEvents('lead', [getClaims]);
  return (
    <Page title={t('claims.title')} note={t('claims.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value })}
          options={(['open', 'decided'] as const).map((value) => ({
            value,
            label: t(`claims.stateOf.${value}`),
          }))}
        />
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={claims}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t(`claims.none.${state}`)} />
              ) : (
                <ul className="claims">
                  {rows.map((claim) => (
                    <ClaimLine key={claim.id} claim={claim} />
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

function ClaimLine({ claim }: { claim: Shown }) {
  const { t, format } = useWords();
  const mayDecide = useMay('lead', 'bulk');
  const [note, setNote] = useState('');
  const decide = useCommand(postDecision, { refreshes: [getClaims] });
  const said = (approve: boolean) => decide.mutate({ id: claim.id, approve, note });
  return (
    <li>
      <Grade is={claim.grade} />
      <div className="what">
        <Link to="/leads/$id" params={{ id: claim.leadId }}>
          {claim.customerName || t('desk.nameless')}
        </Link>
        <b>
          {t(`leads.outcomeOf.${claim.kind}`)} · {t(`end.reasonOf.${claim.reason}`)}
          {claim.rival && ` · ${claim.rival}`}
        </b>
        <small>
          {[
            claim.modelName,
            claim.storeName,
            t('claims.by', {
              name: claim.claimedByName ?? format.none,
              at: format.shortMoment(claim.claimedAt),
            }),
            t('claims.days', { count: claim.contactDays }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {claim.text && <p>“{claim.text}”</p>}
        <RefusalNote error={decide.error} />
      </div>
      {claim.decision ? (
        <div className="decided">
          <Status state={claim.decision === 'approved' ? 'idle' : 'atRisk'}>
            {t(`claims.decisionOf.${claim.decision}`)}
          </Status>
          <small>{[claim.decidedByName, claim.decisionNote].filter(Boolean).join('：')}</small>
        </div>
      ) : (
        mayDecide && (
          <div className="decide">
            <Input
              size="small"
              value={note}
              onChange={({ target }) => setNote(target.value)}
              placeholder={t('claims.say')}
              maxLength={200}
            />
            <Button size="small" loading={decide.isPending} onClick={() => said(false)}>
              {t('claims.reject')}
            </Button>
            <Button
              size="small"
              type="primary"
              loading={decide.isPending}
              onClick={() => said(true)}
            >
              {t('claims.approve')}
            </Button>
          </div>
        )
      )}
    </li>
  );
}
