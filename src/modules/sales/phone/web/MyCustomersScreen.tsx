import { RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { z } from 'zod';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { useNow } from '../../../leads/web/Clock.tsx';
import { Grade } from '../../../leads/web/Grade.tsx';
import { deskGroups, groupOf } from '../../../leads/web/time-left.rules.ts';
import { getMyCustomers, type MyCustomer } from '../my-customers.schema.ts';
import { DueTime } from './DueTime.tsx';
import './phone.css';

type Row = z.infer<typeof MyCustomer>;

/** Whom I follow (我的客户), the most urgent first. */
export function MyCustomersScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const mine = useEndpoint(getMyCustomers, {}, { onDevice: true, everyMs: 60_000 });
  useEvents('lead', [getMyCustomers]);
  useEvents('deal', [getMyCustomers]);
  const now = useNow(mine.data?.now);
  const wanted = search['q'] ?? '';
  const fits = ({ name, phone, modelName }: Row) =>
    [name, phone, modelName].some((part) => part?.includes(wanted));
  return (
    <Page
      title={t('phone.customers')}
      note={mine.data && t('phone.count', { count: mine.data.rows.length })}
      className="narrow my-customers"
    >
      <div className="find-mine">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          defaultValue={wanted}
          aria-label={t('phone.find')}
          placeholder={t('phone.find')}
          onChange={({ target }) => setSearch({ q: target.value.trim() || undefined })}
        />
        <Link to="/customers">{t('phone.allCustomers')}</Link>
      </div>
      <Loaded query={mine}>
        {({ rows, isMore }) => (
          <>
            {rows.length === 0 ? (
              <Empty title={t('phone.noCustomers')}>{t('phone.noCustomersHint')}</Empty>
            ) : (
              <Groups rows={rows.filter(fits)} now={now} />
            )}
            {isMore && <p className="quiet">{t('phone.isMore', { count: rows.length })}</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Groups({ rows, now }: { rows: readonly Row[]; now: number }) {
  const { t } = useWords();
  const end = new Date(now);
  end.setHours(24, 0, 0, 0);
  const groups = Map.groupBy(rows, (row) =>
    row.nextAt ? groupOf(row, { now, endOfDay: end.getTime() }) : 'undated',
  );
  if (rows.length === 0) return <Empty title={t('phone.nobodyFits')} />;
  return [...deskGroups, 'undated' as const].map((group) => {
    const found = groups.get(group);
    if (!found) return null;
    return (
      <section key={group} className="card">
        <header>
          <h2>{t(group === 'undated' ? 'phone.undated' : `desk.groupOf.${group}`)}</h2>
          <small className="end">{t('phone.count', { count: found.length })}</small>
        </header>
        <ol className="agenda people">
          {found.map((row) => (
            <Line key={`${row.leadId} ${row.dealId}`} row={row} now={now} />
          ))}
        </ol>
      </section>
    );
  });
}

function Line({ row, now }: { row: Row; now: number }) {
  const { t } = useWords();
  const about = [row.modelName, row.sourceName, row.phone].filter(Boolean).join(' · ');
  const to = row.leadId ? `/leads/${row.leadId}` : `/deals/${row.dealId}`;
  return (
    <li>
      <Link to={to}>
        <Grade is={row.grade} />
        <span>
          <b>{row.name || t('desk.nameless')}</b>
          {row.dealId && <em className="chip">{t('phone.hasDeal')}</em>}
          <small>{about}</small>
        </span>
        {row.nextAt ? (
          <span className="due">
            <DueTime
              nextAt={row.nextAt}
              nextWhat={row.nextWhat}
              since={row.lastContactAt ?? row.nextAt}
              now={now}
            />
            <small>{t(`desk.nextOf.${row.nextWhat || 'none'}`)}</small>
          </span>
        ) : (
          <RightOutlined className="quiet" />
        )}
      </Link>
      {row.leadId && row.dealId && (
        <Link className="deal-link" to={`/deals/${row.dealId}`}>
          {t('phone.openDeal', { number: row.dealNumber ?? '' })}
        </Link>
      )}
    </li>
  );
}
