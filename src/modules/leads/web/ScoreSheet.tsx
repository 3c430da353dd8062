import { Link } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { misfilled, totalOf } from '../checks/check.rules.ts';
import { getCallCheck, getCallChecks, putCallScore } from '../checks/check.schema.ts';
import { HearButton } from './HearButton.tsx';

type Shown = z.infer<typeof getCallCheck.output>;

/** The score sheet of a sampled call (评分表): what it was, how it was drawn, its points. */
export function ScoreSheet({ id }: { id: string }) {
  const check = useEndpoint(getCallCheck, { id });
  return (
    <Loaded query={check}>
      {(found) => (
        <div className="sheet">
          <About check={found} />
          {found.mayScore ? <Fill check={found} /> : <Read check={found} />}
          <Drawn check={found} />
        </div>
      )}
    </Loaded>
  );
}

function About({ check }: { check: Shown }) {
  const { t, format } = useWords();
  const about = [
    format.moment(check.at),
    t(`desk.contactOf.call.${check.direction}`),
    t('desk.lasted', { seconds: check.seconds }),
    t(check.proof === 'exchange' ? 'desk.byExchange' : 'checks.typed'),
  ];
  return (
    <header>
      <h3>
        {check.personName} ·{' '}
        <Link to="/leads/$id" params={{ id: check.leadId }}>
          {check.customerName || t('desk.nameless')}
        </Link>
      </h3>
      <p>{about.join(' · ')}</p>
      {check.hasRecording ? (
        <HearButton leadId={check.leadId} contactId={check.contactId} />
      ) : (
        <small>{t('checks.noRecording')}</small>
      )}
    </header>
  );
}

/** The name of a criterion in the reader's language. */
function useCriterion() {
  const { language } = useWords();
  return ({ criterion, english }: { criterion: string; english: string | null }) =>
    language === 'en' ? (english ?? criterion) : criterion;
}

function Fill({ check }: { check: Shown }) {
  const { t } = useWords();
  const nameOf = useCriterion();
  const [points, setPoints] = useState<readonly (number | null)[]>(
    check.sheet.map((line) => line.points),
  );
  const [remark, setRemark] = useState(check.remark);
  const score = useCommand(putCallScore, { refreshes: [getCallCheck, getCallChecks] });
  const given = points.map((one) => one ?? Number.NaN);
  const isFilled = misfilled(check.sheet, given) === undefined;
  return (
    <>
      <ol>
        {check.sheet.map((line, at) => (
          <li key={line.criterion}>
            <span>{nameOf(line)}</span>
            <InputNumber
              min={0}
              max={line.weight}
              precision={0}
              value={points[at] ?? null}
              suffix={t('checks.of', { weight: line.weight })}
              aria-label={nameOf(line)}
              onChange={(value) => setPoints(points.with(at, value))}
            />
          </li>
        ))}
        <Total is={isFilled ? totalOf(given) : null} />
      </ol>
      <Input.TextArea
        rows={3}
        maxLength={500}
        value={remark}
        placeholder={t('checks.remark')}
        onChange={({ target }) => setRemark(target.value)}
      />
      <RefusalNote error={score.error} />
      <Button
        type="primary"
        disabled={!isFilled}
        loading={score.isPending}
        onClick={() => score.mutate({ id: check.id, points: given, remark })}
      >
        {t(check.total === null ? 'checks.keep' : 'checks.correct')}
      </Button>
    </>
  );
}

function Read({ check }: { check: Shown }) {
  const { t, format } = useWords();
  const nameOf = useCriterion();
  return (
    <>
      <ol>
        {check.sheet.map((line) => (
          <li key={line.criterion}>
            <span>{nameOf(line)}</span>
            <b>
              {line.points ?? format.none} <small>{t('checks.of', { weight: line.weight })}</small>
            </b>
          </li>
        ))}
        <Total is={check.total} />
      </ol>
      {check.remark && <p>“{check.remark}”</p>}
      <small>
        {check.scoredAt
          ? t('checks.by', {
              name: check.scoredByName ?? format.none,
              at: format.shortMoment(check.scoredAt),
            })
          : t('checks.waits')}
      </small>
    </>
  );
}

function Total({ is }: { is: number | null }) {
  const { t, format } = useWords();
  return (
    <li className="total">
      <span>{t('checks.total')}</span>
      <b>{is ?? format.none}</b>
    </li>
  );
}

/** How the call was drawn (怎么抽到的): run again before one's eyes. */
function Drawn({ check: { draw, week } }: { check: Shown }) {
  const { t, format } = useWords();
  return (
    <small className="drawn">
      {t('checks.drawn', {
        day: format.shortDay(week),
        pool: draw.pool,
        wanted: Math.min(draw.wanted, draw.pool),
      })}{' '}
      · {t(draw.isSame ? 'receipt.same' : 'receipt.differs')} ·{' '}
      {t('checks.seed', { seed: draw.seed })}
    </small>
  );
}
