import { Link } from '@tanstack/react-router';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Filter, FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getRepeats,
  getRepeatSums,
  putRefund,
  refundStates,
  type Repeat,
} from '../repeat/repeat.schema.ts';
import './claims.css';
import './sharing.css';

type Shown = z.infer<typeof Repeat>;

/** Leads that were bought twice (重复线索): by source with what they cost, one by one with what came back. */
export function RepeatsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [now] = useState(() => dayjs().format('YYYY-MM'));
  const month = search['month'] ?? now;
  return (
    <Page title={t('repeats.title')} note={t('repeats.note')}>
      <FilterBar>
        <Filter name={t('repeats.month')}>
          <DatePicker
            picker="month"
            allowClear={false}
            value={dayjs(`${month}-01`)}
            onChange={(day) => setSearch({ month: day?.format('YYYY-MM') })}
          />
        </Filter>
      </FilterBar>
      <Sums month={month} />
      <Rows month={month} />
    </Page>
  );
}

function Sums({ month }: { month: string }) {
  const { t, format } = useWords();
  const sums = useEndpoint(getRepeatSums, { month });
  return (
    <Card title={t('repeats.bySource')}>
      <div className="in scroll-x">
        <Loaded query={sums}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={t('repeats.none')}>{t('repeats.noneHint')}</Empty>
            ) : (
              <table className="fair">
                <thead>
                  <tr>
                    <th>{t('leads.source')}</th>
                    <th>{t('repeats.count')}</th>
                    <th>{t('repeats.price')}</th>
                    <th>{t('repeats.stateOf.claimed')}</th>
                    <th>{t('repeats.stateOf.refunded')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.sourceId ?? ''}>
                      <td>{row.sourceName ?? format.none}</td>
                      <td>{row.leads}</td>
                      <td>{format.yuan(row.priceFen)}</td>
                      <td>{format.yuan(row.claimedFen)}</td>
                      <td>{format.yuan(row.refundedFen)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}

function Rows({ month }: { month: string }) {
  const { t } = useWords();
  const repeats = useEndpoint(getRepeats, { month, limit: 200 });
  return (
    <Card title={t('repeats.each')}>
      <div className="in">
        <Loaded query={repeats}>
          {({ rows }) => (
            <ul className="claims">
              {rows.map((repeat) => (
                <RepeatLine key={repeat.id} repeat={repeat} />
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

function RepeatLine({ repeat }: { repeat: Shown }) {
  const { t, format } = useWords();
  const mayNote = useMay('market', 'edit');
  const note = useCommand(putRefund, { refreshes: [getRepeats, getRepeatSums] });
  return (
    <li>
      <div className="what">
        <Link to="/leads/$id" params={{ id: repeat.leadId }}>
          {repeat.customerName || t('desk.nameless')} {repeat.phone}
        </Link>
        <b>
          {repeat.sourceName} · {format.yuan(repeat.priceFen)}
        </b>
        <small>
          {[
            repeat.storeName,
            t('repeats.twice', {
              first: format.shortMoment(repeat.firstAt),
              again: format.shortMoment(repeat.at),
            }),
            repeat.externalId,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <RefusalNote error={note.error} />
      </div>
      <Select
        size="small"
        className="refund"
        value={repeat.state}
        disabled={!mayNote}
        placeholder={t('repeats.toClaim')}
        loading={note.isPending}
        onChange={(state) => state && note.mutate({ id: repeat.id, state })}
        options={refundStates.map((value) => ({ value, label: t(`repeats.stateOf.${value}`) }))}
      />
    </li>
  );
}
