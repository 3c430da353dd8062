import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer, Segmented } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { Key } from '../../../platform/web/ui/figures.tsx';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { putMySeat, statuses } from '../allocation/seat.schema.ts';
import { getDesk, queues } from '../desk/desk.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';
import { useNow } from './Clock.tsx';
import { DeskQueue, inGroups, type Desk, type QueueName } from './DeskQueue.tsx';
import { LeadCase } from './LeadCase.tsx';
import { useContact } from './LeadContact.tsx';
import { LeadSide } from './LeadSide.tsx';
import { NewLead } from './NewLead.tsx';
import './desk.css';

/** The DCC desk (DCC 工作台): what to do next, the case, and to whom it goes. */
export function DeskScreen() {
  const { t } = useWords();
  const { phone } = useLooks();
  const actor = useActor();
  const [search, setSearch] = useFilters();
  const [isNew, setNew] = useState(false);
  const queue = queues.find((one) => one === search['queue']) ?? 'mine';
  const desk = useEndpoint(getDesk, { queue }, { everyMs: 30_000 });
  useEvents('lead', [getDesk, getLead, getLeadTimeline]);
  useEvents('leads.received', [getDesk]);
  const now = useNow(desk.data?.now);
  const rows = desk.data ? inGroups(desk.data.rows, now).flatMap(([, found]) => found) : [];
  const chosen = search['open'] ?? (phone ? undefined : rows[0]?.id);
  const choose = (id: string | undefined) => setSearch({ open: id }, { keep: phone });
  const mayEdit = useMay('lead', 'edit');
  return (
    <Page
      title={t(actor.roles.includes('dcc_agent') ? 'desk.title' : 'desk.titleOwn')}
      className="desk-page"
      note={desk.data && <OpenNote desk={desk.data} />}
      tools={
        <>
          {desk.data && !phone && <Figures desk={desk.data} />}
          {desk.data?.status && <MyStatus status={desk.data.status} />}
          {mayEdit && (
            <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('desk.new')} {!phone && <Key>N</Key>}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={desk}>
        {(found) => (
          <div className={`desk ${phone ? 'phone' : ''}`}>
            <DeskQueue
              desk={found}
              now={now}
              queue={queue}
              chosen={chosen}
              onQueue={(value: QueueName) => setSearch({ queue: value, open: undefined })}
              onChoose={choose}
            />
            {!phone && (
              <OpenCase
                id={chosen}
                rows={rows.map(({ id }) => id)}
                now={now}
                choose={choose}
                onNew={() => setNew(true)}
              />
            )}
          </div>
        )}
      </Loaded>
      {phone && (
        <Drawer
          open={!!search['open']}
          onClose={() => choose(undefined)}
          placement="bottom"
          size="92%"
          title={t('leads.title')}
          className="desk-sheet"
        >
          {search['open'] && (
            <OpenCase
              id={search['open']}
              rows={[]}
              now={now}
              choose={choose}
              onNew={() => undefined}
            />
          )}
        </Drawer>
      )}
      <NewLead open={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}

type OpenProps = {
  id: string | undefined;
  rows: readonly string[];
  now: number;
  choose: (id: string) => void;
  onNew: () => void;
};

function OpenCase({ id, rows, now, choose, onNew }: OpenProps) {
  const { t } = useWords();
  const actor = useActor();
  const lead = useEndpoint(getLead, { id: id ?? '' }, { enabled: !!id });
  const shown = id ? lead.data : undefined;
  const contact = useContact(shown);
  useDeskKeys({ rows, id, choose, onNew, call: contact.call, message: contact.message });
  if (!id) return <Empty title={t('desk.noCase')}>{t('desk.noCaseHint')}</Empty>;
  return (
    <Loaded query={lead}>
      {(found) => {
        const mayWork = found.ownerId === actor.personId || actor.rights['lead']?.edit !== 'own';
        return (
          <div className="desk-open">
            <section className="desk-case" aria-label={t('leads.title')}>
              <LeadCase lead={found} now={now} mayWork={mayWork} contact={contact} />
            </section>
            <LeadSide lead={found} mayWork={mayWork} />
          </div>
        );
      }}
    </Loaded>
  );
}

type Keys = Omit<OpenProps, 'now'> & { call: () => void; message: () => void };

/** J K C W S N, but never while somebody types. */
function useDeskKeys({ rows, id, choose, onNew, call, message }: Keys) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
    const at = rows.indexOf(id ?? '');
    const acts: Record<string, () => void> = {
      j: () => rows[at + 1] && choose(rows[at + 1]!),
      k: () => rows[at - 1] && choose(rows[at - 1]!),
      c: call,
      w: message,
      s: () => document.querySelector<HTMLElement>('.desk-later')?.click(),
      n: onNew,
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function OpenNote({ desk }: { desk: Desk }) {
  const { t, format } = useWords();
  const time = (instant: string) => format.moment(instant).slice(-5);
  if (desk.openUntil) return <>{t('desk.openUntil', { time: time(desk.openUntil) })}</>;
  return desk.opensAt ? <>{t('desk.opensAt', { time: format.moment(desk.opensAt) })}</> : null;
}

function Figures({ desk: { figures } }: { desk: Desk }) {
  const { t, format } = useWords();
  const { firstAttemptSeconds: seconds } = figures;
  const median =
    seconds === null
      ? format.none
      : t('desk.span', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return (
    <span className="desk-figures">
      <span>
        {t('desk.taking')} <b>{figures.taking}</b>
      </span>
      <span className={figures.waiting > 0 ? 'bad' : ''}>
        {t('desk.waiting')} <b>{figures.waiting}</b>
      </span>
      <span className={figures.overdue > 0 ? 'bad' : ''}>
        {t('desk.overdue')} <b>{figures.overdue}</b>
      </span>
      <span>
        {t('desk.firstToday')} <b>{median}</b>
      </span>
      <span>
        {t('desk.reachedToday')} <b>{figures.reachedToday}</b> / {figures.receivedToday}
      </span>
    </span>
  );
}

function MyStatus({ status }: { status: (typeof statuses)[number] }) {
  const { t } = useWords();
  const set = useCommand(putMySeat, { refreshes: [getDesk] });
  return (
    <Segmented
      size="small"
      value={status}
      disabled={set.isPending}
      onChange={(value) => set.mutate({ status: value })}
      options={statuses.map((value) => ({ value, label: t(`seats.statusOf.${value}`) }))}
    />
  );
}
