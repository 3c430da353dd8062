import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useEvents } from '../../web/events.ts';
import { useWords } from '../../web/language.ts';
import { Status, type State } from '../../web/ui/figures.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import {
  approvalBoxes,
  getApprovalCount,
  getApprovals,
  postApprovalDecision,
  postApprovalWithdrawal,
  type Approval,
  type AskedLine,
} from '../approval.schema.ts';
import './approval.css';

const refreshes = [getApprovals, getApprovalCount];
const looks: Record<Approval['state'], State> = {
  waiting: 'atRisk',
  approved: 'onTrack',
  returned: 'idle',
  withdrawn: 'idle',
  expired: 'breached',
};

/** What waits for my decision, what I asked for, what I decided (审批). */
export function ApprovalsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const box = approvalBoxes.find((one) => one === search['box']) ?? 'mine';
  const approvals = useEndpoint(getApprovals, { box });
  useEvents('approval', refreshes);
  return (
    <Page title={t('nav.approvals')} className="narrow approvals">
      <Segmented
        value={box}
        onChange={(value) => setSearch({ box: value })}
        options={approvalBoxes.map((value) => ({ value, label: t(`approvals.${value}`) }))}
      />
      <Loaded query={approvals}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t(`approvals.none.${box}`)}>{t('approvals.noneHint')}</Empty>
          ) : (
            rows.map((one) => <ApprovalCard key={one.id} approval={one} isMine={box === 'asked'} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function ApprovalCard({ approval, isMine }: { approval: Approval; isMine: boolean }) {
  const { t, format, either } = useWords();
  const isWaiting = approval.state === 'waiting';
  // A card says how it stood when it was shown; the list is read again whenever something is decided.
  const [shownAt] = useState(() => new Date().toISOString());
  const isLate = isWaiting && approval.dueAt < shownAt;
  return (
    <article className="card approval">
      <header>
        <h2>
          {either(approval.kindName)} · {approval.title}
        </h2>
        <Status state={isLate ? 'breached' : looks[approval.state]}>
          {t(isLate ? 'approvals.late' : `approvals.state.${approval.state}`)}
        </Status>
      </header>
      <p className="quiet">
        {t('approvals.asks', {
          name: approval.personName ?? '',
          at: format.shortMoment(approval.askedAt),
        })}
        {isWaiting && ` · ${t('approvals.due', { at: format.shortMoment(approval.dueAt) })}`}
      </p>
      <blockquote>{approval.reason}</blockquote>
      <AskedLines lines={[...approval.lines, ...(approval.costLines ?? [])]} />
      {approval.hidden && <p className="quiet">{t('approvals.costHidden')}</p>}
      <p className="quiet">
        {t('approvals.step', {
          step: approval.step,
          count: approval.stepCount,
          name: either(approval.stepName),
        })}
      </p>
      {approval.decidedByName && (
        <p>{[approval.decidedByName, approval.answer].filter(Boolean).join('：')}</p>
      )}
      <footer>
        <Link to={approval.link as '/approvals'}>{t('approvals.open')}</Link>
        {isMine && isWaiting && <Withdraw id={approval.id} />}
      </footer>
      {approval.mayDecide && <Decide id={approval.id} />}
    </article>
  );
}

function AskedLines({ lines }: { lines: readonly AskedLine[] }) {
  const { format, either } = useWords();
  return (
    <dl>
      {lines.map(({ name, fen, text }) => (
        <div key={name.en}>
          <dt>{either(name)}</dt>
          <dd>{fen === null ? text || format.none : format.yuan(fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Withdraw({ id }: { id: string }) {
  const { t } = useWords();
  const withdraw = useCommand(postApprovalWithdrawal, { refreshes });
  return (
    <>
      <Button loading={withdraw.isPending} onClick={() => withdraw.mutate({ id })}>
        {t('approvals.withdraw')}
      </Button>
      <RefusalNote error={withdraw.error} />
    </>
  );
}

function Decide({ id }: { id: string }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const decide = useCommand(postApprovalDecision, { refreshes });
  const isApproving = decide.isPending && decide.variables.decision === 'approved';
  return (
    <div className="decide">
      <Input
        value={note}
        maxLength={500}
        placeholder={t('approvals.note')}
        aria-label={t('approvals.note')}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button
        disabled={note.trim().length < 2 || decide.isPending}
        onClick={() => decide.mutate({ id, decision: 'returned', note })}
      >
        {t('approvals.return')}
      </Button>
      <Button
        type="primary"
        disabled={decide.isPending}
        onClick={() => decide.mutate({ id, decision: 'approved', note })}
      >
        {t(isApproving ? 'approvals.approving' : 'approvals.approve')}
      </Button>
      <RefusalNote error={decide.error} />
    </div>
  );
}
