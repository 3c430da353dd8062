import { Link } from '@tanstack/react-router';
import { Button, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { RevealPhone } from '../../../platform/audit/web/Reveal.tsx';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getLossDraw,
  getLossReviews,
  postLossResult,
  reviewStates,
  type LossReview,
  type reviewResults,
} from '../review/review.schema.ts';
import { Grade } from './Grade.tsx';
import './claims.css';

type Shown = z.infer<typeof LossReview>;
type Result = (typeof reviewResults)[number];

/** Second calls of lost leads (战败回访): who is called again and why, and what the call found. */
export function LossReviewsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = reviewStates.find((one) => one === search['state']) ?? 'open';
  const reviews = useEndpoint(getLossReviews, { state, limit: 100 });
  useEvents('lead', [getLossReviews]);
  return (
    <Page title={t('review.title')} note={t('review.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value })}
          options={reviewStates.map((value) => ({ value, label: t(`review.stateOf.${value}`) }))}
        />
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={reviews}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t(`review.none.${state}`)}>{t('review.noneHint')}</Empty>
              ) : (
                <ul className="claims">
                  {rows.map((review) => (
                    <ReviewLine key={review.id} review={review} />
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

function ReviewLine({ review }: { review: Shown }) {
  const { t, format } = useWords();
  const mayAnswer = useMay('lead', 'edit');
  const { personId } = useActor();
  const about = [
    review.modelName,
    review.storeName,
    t('review.lostBy', {
      name: review.claimedByName ?? format.none,
      day: format.shortDay(review.decidedOn),
    }),
  ];
  return (
    <li>
      <Grade is={review.grade} />
      <div className="what">
        <Link to="/leads/$id" params={{ id: review.leadId }}>
          {review.customerName || t('desk.nameless')}
        </Link>
        <b>
          {t(`end.reasonOf.${review.reason}`)}
          {review.rival && ` · ${review.rival}`}
        </b>
        <small>{about.filter(Boolean).join(' · ')}</small>
        {review.said && <p>“{review.said}”</p>}
        <Popover content={<DrawNote id={review.id} />} trigger="click" destroyOnHidden>
          <button type="button" className="why">
            {[
              t(`review.drawnOf.${review.drawn}`),
              t('review.risk', { points: review.risk }),
              ...review.parts.map((part) => t(`review.partOf.${part}`)),
            ].join(' · ')}
          </button>
        </Popover>
        {review.result === null && review.phone && (
          <RevealPhone resource="lead" recordId={review.leadId} masked={review.phone} />
        )}
      </div>
      {review.result ? (
        <Answered review={review} />
      ) : (
        mayAnswer && review.claimedById !== personId && <Answer review={review} />
      )}
    </li>
  );
}

/** How it came to be drawn, drawn again by the server. */
function DrawNote({ id }: { id: string }) {
  const { t } = useWords();
  const draw = useEndpoint(getLossDraw, { id });
  return (
    <Loaded query={draw}>
      {({ seed, pool, byLot, byRisk, isSame }) => (
        <>
          {t('review.draw', { pool, byLot, byRisk })}
          <br />
          {t('checks.seed', { seed })} · {t(isSame ? 'review.same' : 'review.differs')}
        </>
      )}
    </Loaded>
  );
}

function Answered({ review }: { review: Shown }) {
  const { t, format } = useWords();
  const { result, reopened, newOwnerName, reviewedByName, reviewedAt, note } = review;
  return (
    <div className="decided">
      <Status state={result === 'false_loss' ? 'breached' : 'idle'}>
        {t(`review.resultOf.${result}`)}
      </Status>
      {reopened && (
        <small>
          {newOwnerName ? t('review.reopenedTo', { name: newOwnerName }) : t('review.reopened')}
        </small>
      )}
      <small>
        {[reviewedByName, reviewedAt && format.shortMoment(reviewedAt), note]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  );
}

const answers: readonly Result[] = ['unreached', 'confirmed', 'false_loss'];

function Answer({ review: { id, triedOn } }: { review: Shown }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const answer = useCommand(postLossResult, { refreshes: [getLossReviews] });
  return (
    <div className="decide">
      {triedOn.length > 0 && <small>{t('review.tried', { count: triedOn.length })}</small>}
      <Input
        size="small"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        placeholder={t('review.say')}
        maxLength={300}
      />
      {answers.map((result) => (
        <Button
          key={result}
          size="small"
          type={result === 'false_loss' ? 'primary' : 'default'}
          loading={answer.isPending && answer.variables?.result === result}
          onClick={() => answer.mutate({ id, result, note })}
        >
          {t(`review.answerOf.${result}`)}
        </Button>
      ))}
      <RefusalNote error={answer.error} />
    </div>
  );
}
