import { Drawer, Segmented } from 'antd';
import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { checkStates, getCallChecks, type CallCheck } from '../checks/check.schema.ts';
import { ScoreSheet } from './ScoreSheet.tsx';
import './calls.css';

type Shown = z.infer<typeof CallCheck>;

/** Sampled calls (电话抽检): week by week, whose call it was, and what it got. */
export function CallChecksScreen() {
  const { t } = useWords();
  const { phone } = useLooks();
  const [search, setSearch] = useFilters();
  const state = checkStates.find((one) => one === search['state']) ?? 'open';
  const checks = useEndpoint(getCallChecks, { state, limit: 200 });
  const open = search['open'];
  return (
    <Page title={t('checks.title')} note={t('checks.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value, open: undefined })}
          options={checkStates.map((value) => ({ value, label: t(`checks.stateOf.${value}`) }))}
        />
      </FilterBar>
      <Loaded query={checks}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <div className="in">
                <Empty title={t(`checks.none.${state}`)}>{t('checks.noneHint')}</Empty>
              </div>
            </Card>
          ) : (
            <Weeks rows={rows} onOpen={(id) => setSearch({ open: id })} />
          )
        }
      </Loaded>
      <Drawer
        open={!!open}
        onClose={() => setSearch({ open: undefined })}
        title={t('checks.sheet')}
        {...(phone ? { placement: 'bottom', size: '92%' } : { size: 520 })}
        destroyOnHidden
      >
        {open && <ScoreSheet key={open} id={open} />}
      </Drawer>
    </Page>
  );
}

function Weeks({ rows, onOpen }: { rows: readonly Shown[]; onOpen: (id: string) => void }) {
  const { t, format } = useWords();
  const weeks = [...Map.groupBy(rows, ({ week }) => week)];
  return weeks.map(([week, those]) => (
    <Card key={week} title={t('checks.week', { day: format.shortDay(week) })}>
      <div className="in">
        <ul className="checks">
          {those.map((check) => (
            <CheckLine key={check.id} check={check} onOpen={() => onOpen(check.id)} />
          ))}
        </ul>
      </div>
    </Card>
  ));
}

function CheckLine({ check, onOpen }: { check: Shown; onOpen: () => void }) {
  const { t, format } = useWords();
  const about = [
    format.shortMoment(check.at),
    t(`desk.contactOf.call.${check.direction}`),
    t('desk.lasted', { seconds: check.seconds }),
    check.proof === 'exchange' && t('desk.byExchange'),
    check.hasRecording && t('desk.recorded'),
    check.storeName,
  ];
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <b>{check.personName}</b>
        <span>{check.customerName || t('desk.nameless')}</span>
        <small>{about.filter(Boolean).join(' · ')}</small>
        <strong>
          {check.total === null ? t('checks.toScore') : t('checks.points', { total: check.total })}
        </strong>
      </button>
    </li>
  );
}
