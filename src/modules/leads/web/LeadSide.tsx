import { SwapOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getReceipts } from '../allocation/fairness.schema.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { getCandidates, postHandOver } from '../desk/work.schema.ts';
import { getLead, getLeadTimeline, type Lead, type LeadEvent } from '../lead.schema.ts';
import { HearButton } from './HearButton.tsx';
import { LeadCoupons } from './LeadCoupons.tsx';
import { LeadVisits } from './LeadVisits.tsx';
import { useRuleName } from './use-rule-name.ts';
import { ReceiptsButton } from './Receipts.tsx';
import { Scripts } from './Scripts.tsx';

type Shown = z.infer<typeof Lead>;
const refreshes = [getDesk, getLead, getLeadTimeline, getReceipts, getCandidates];

/** Beside a lead: to whom it goes next, and everything that happened, so that nobody asks twice. */
export function LeadSide({ lead, mayWork }: { lead: Shown; mayWork: boolean }) {
  const mayBulk = useMay('lead', 'bulk');
  const goesOn =
    lead.outcome === 'open' && (lead.stage === 'dcc' || mayBulk) && (mayWork || mayBulk);
  return (
    <aside className="lead-side">
      {lead.outcome === 'open' && <Scripts key={`script ${lead.id}`} leadId={lead.id} />}
      {goesOn && <HandOn key={lead.id} lead={lead} />}
      <LeadVisits
        key={`visits ${lead.id}`}
        lead={lead}
        mayWork={mayWork && lead.outcome === 'open'}
      />
      <LeadCoupons key={`coupons ${lead.id}`} leadId={lead.id} mayWork={mayWork} />
      <Timeline leadId={lead.id} />
    </aside>
  );
}

/** To whom (交给谁): who comes into question, how high each one stands, and who is next. */
function HandOn({ lead }: { lead: Shown }) {
  const { t } = useWords();
  const ruleName = useRuleName();
  const found = useEndpoint(getCandidates, { id: lead.id });
  const hand = useCommand(postHandOver, { refreshes });
  const next = found.data?.rows.find(({ isNext }) => isNext);
  const mayBulk = useMay('lead', 'bulk');
  const waits = !lead.conversedAt && !mayBulk;
  return (
    <section>
      <h3>
        {t('desk.handTo')}
        <span>{t('desk.handHint')}</span>
      </h3>
      <Loaded query={found}>
        {({ rows, ground, rule }) => (
          <>
            {rows.slice(0, 4).map((one) => (
              <Chance
                key={one.personId}
                one={one}
                most={Math.max(1, ...rows.map(({ level }) => level))}
              />
            ))}
            {rows.length === 0 && <p className="rule">{t('desk.noConsultants')}</p>}
            <p className="rule">
              {ground ? t(`desk.groundOf.${ground}`) : t('desk.nobodyNow')} ·{' '}
              {t('desk.ruleOf', { rule: ruleName(rule) })}
            </p>
          </>
        )}
      </Loaded>
      <RefusalNote error={hand.error} />
      <Button
        block
        icon={<SwapOutlined />}
        disabled={!next || waits}
        loading={hand.isPending}
        onClick={() => hand.mutate({ id: lead.id })}
      >
        {next
          ? t(waits ? 'desk.handAfterTalk' : 'desk.handOver', { name: next.personName })
          : t('desk.nobodyNow')}
      </Button>
      <ByName
        lead={lead}
        hand={hand}
        options={(found.data?.rows ?? []).map(({ personId, personName }) => ({
          value: personId,
          label: personName,
        }))}
      />
    </section>
  );
}

type Candidate = z.infer<typeof getCandidates.output>['rows'][number];

function Chance({ one, most }: { one: Candidate; most: number }) {
  const { t, format } = useWords();
  return (
    <div className={`chance ${one.isNext ? 'next' : ''} ${one.bar ? 'barred' : ''}`}>
      <span className="face" aria-hidden>
        {one.personName.slice(0, 1)}
      </span>
      <b>{one.personName}</b>
      <small>{t('desk.todayGot', { count: one.today })}</small>
      <strong>{one.bar ? t(`desk.barOf.${one.bar}`) : format.decimal(one.level / 1e6, 2)}</strong>
      <span
        className="level-bar"
        role="img"
        aria-label={t('desk.level', { level: format.decimal(one.level / 1e6, 2) })}
      >
        <i style={{ width: `${(one.level / most) * 100}%` }} />
      </span>
    </div>
  );
}

type ByNameProps = {
  lead: Shown;
  hand: ReturnType<typeof useCommand<typeof postHandOver>>;
  options: { value: string; label: string }[];
};

/** To somebody by name (指定转交): allowed, with a reason that stands on the receipt. */
function ByName({ lead, hand, options }: ByNameProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [personId, setPersonId] = useState<string>();
  const [note, setNote] = useState('');
  const give = () =>
    hand.mutate({ id: lead.id, personId: personId!, note }, { onSuccess: () => setOpen(false) });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="by-name">
          <Select
            value={personId}
            onChange={setPersonId}
            options={options}
            placeholder={t('desk.whom')}
          />
          <Input
            value={note}
            onChange={({ target }) => setNote(target.value)}
            placeholder={t('desk.whyThem')}
            maxLength={200}
          />
          <Button
            type="primary"
            disabled={!personId || note.trim() === ''}
            loading={hand.isPending}
            onClick={give}
          >
            {t('desk.give')}
          </Button>
        </div>
      }
    >
      <Button type="text" size="small" block>
        {t('desk.byName')}
      </Button>
    </Popover>
  );
}

/** Everything that happened (经过), the latest first; whose it became opens to the receipt. */
function Timeline({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const events = useEndpoint(getLeadTimeline, { id: leadId }, { onDevice: true });
  return (
    <section className="past">
      <h3>
        {t('desk.past')}
        <span>{t('desk.pastHint')}</span>
        <ReceiptsButton leadId={leadId} />
      </h3>
      <Loaded query={events}>
        {({ rows }) => (
          <ol>
            {rows.map((event) => (
              <Happened key={event.id} leadId={leadId} event={event} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

/** Typed seconds are worth a word where they are far from what the exchange counted. */
const isFarOff = ({ seconds, typedSeconds }: z.infer<typeof LeadEvent>): boolean =>
  typedSeconds !== null && Math.abs(typedSeconds - (seconds ?? 0)) > 10;

/** One thing that happened around a lead, in a sentence. */
export function Happened({ leadId, event }: { leadId: string; event: z.infer<typeof LeadEvent> }) {
  const { t, format } = useWords();
  const { kind, what, seconds, direction } = event;
  const title =
    kind === 'touch'
      ? t(`desk.touchOf.${event.result}`, { by: t(`leads.intakeOf.${what}`) })
      : kind === 'allocation'
        ? t(`desk.gaveOf.${what}`, { name: event.personName ?? format.none })
        : t(`desk.contactOf.${what}.${direction}`);
  const details = [
    event.sourceName,
    seconds === null ? null : seconds === 0 ? t('desk.noAnswer') : t('desk.lasted', { seconds }),
    kind === 'contact' ? event.personName : null,
    event.proof === 'exchange' ? t('desk.byExchange') : null,
    isFarOff(event) ? t('desk.typed', { seconds: event.typedSeconds }) : null,
    event.text,
  ];
  return (
    <li className={direction === 'in' ? 'in' : direction === 'out' ? 'out' : ''}>
      <small>{format.shortMoment(event.at)}</small>
      <b>{title}</b>
      <p>{details.filter(Boolean).join(' · ')}</p>
      {event.hasRecording && <HearButton leadId={leadId} contactId={event.id} />}
    </li>
  );
}
