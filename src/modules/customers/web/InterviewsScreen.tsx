import { Link } from '@tanstack/react-router';
import { Input, InputNumber, Select } from 'antd';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Filter, FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getInterviewed, uses } from '../interview/interview.schema.ts';
import { Told } from './Told.tsx';
import './interview.css';

const tenThousand = 1_000_000;

/** Customers by what they told (按需求找客户): who could buy this car, who looked at that rival. */
export function InterviewsScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const use = uses.find((one) => one === search['use']);
  const found = useEndpoint(getInterviewed, {
    limit: 100,
    ...(use && { use }),
    ...(search['rival'] && { rival: search['rival'] }),
    ...(search['budget'] && { budgetFen: Math.round(Number(search['budget']) * tenThousand) }),
  });
  return (
    <Page title={t('interview.search')} note={t('interview.searchNote')} className="narrow">
      <FilterBar>
        <Filter name={t('interview.budget')}>
          <InputNumber
            min={0}
            max={999}
            value={search['budget'] ? Number(search['budget']) : null}
            suffix={t('interview.wan')}
            onChange={(value) => setSearch({ budget: value === null ? undefined : String(value) })}
          />
        </Filter>
        <Filter name={t('interview.uses')}>
          <Select
            allowClear
            value={use ?? null}
            onChange={(value) => setSearch({ use: value ?? undefined })}
            options={uses.map((value) => ({ value, label: t(`interview.useOf.${value}`) }))}
          />
        </Filter>
        <Filter name={t('interview.rivals')}>
          <Input.Search
            allowClear
            maxLength={40}
            defaultValue={search['rival'] ?? ''}
            onSearch={(value) => setSearch({ rival: value.trim() || undefined })}
          />
        </Filter>
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={found}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('interview.nobody')}>{t('interview.nobodyHint')}</Empty>
              ) : (
                <ul className="interviewed">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <Link to="/customers/$id" params={{ id: row.customerId }}>
                        {row.customerName || t('customers.nameless')} {row.phone}
                      </Link>
                      <Told answers={row.answers} />
                      <small>{format.shortMoment(row.at)}</small>
                    </li>
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
