import { DownloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useMay } from '../../../platform/web/actor.ts';
import { queryString, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Filter, FilterBar, type Search } from '../../../platform/web/ui/filters.tsx';
import { getAuditActions, getAuditExport } from '../audit-log.schema.ts';

type FiltersProps = { search: Search; setSearch: (change: Search) => void };

/** What the log is asked for: days, person, action, words, record and address; all in the page's address. */
export function AuditFilters({ search, setSearch }: FiltersProps) {
  const { t } = useWords();
  const day = (name: 'from' | 'to') => (
    <Filter name={t(`audit.${name}`)}>
      <DatePicker
        placeholder={t('day.hint')}
        style={{ width: 132 }}
        value={search[name] ? dayjs(search[name]) : null}
        onChange={(value) => setSearch({ [name]: value?.format('YYYY-MM-DD') })}
      />
    </Filter>
  );
  const typed = (name: 'who' | 'text' | 'address', hint: string, width: number) => (
    <Input.Search
      key={`${name} ${search[name] ?? ''}`}
      allowClear
      defaultValue={search[name]}
      placeholder={hint}
      aria-label={hint}
      style={{ width }}
      onSearch={(value) => setSearch({ [name]: value })}
    />
  );
  return (
    <FilterBar>
      {day('from')}
      {day('to')}
      <ActionSelect search={search} setSearch={setSearch} />
      {typed('who', t('audit.whoHint'), 180)}
      {typed('text', t('audit.text'), 250)}
      {typed('address', t('audit.address'), 140)}
      {search['recordId'] && (
        <Button size="small" onClick={() => setSearch({ recordId: undefined })}>
          {t('audit.allRecords')}
        </Button>
      )}
    </FilterBar>
  );
}

function ActionSelect({ search, setSearch }: FiltersProps) {
  const { t } = useWords();
  const actions = useEndpoint(getAuditActions, {});
  const options = actions.data?.rows.map(({ action }) => ({
    value: action,
    label: t(`did.${action}`, { defaultValue: action }),
  }));
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('audit.anyAction')}
      aria-label={t('audit.action')}
      style={{ width: 180 }}
      value={search['action'] ?? null}
      options={options ?? []}
      onChange={(action: string | undefined) => setSearch({ action })}
    />
  );
}

/** The found part as a file; only with the right of its own. */
export function AuditExport({ search }: { search: Search }) {
  const { t } = useWords();
  if (!useMay('audit', 'export')) return null;
  return (
    <Tooltip title={t('audit.exportNote')}>
      <Button icon={<DownloadOutlined />} href={getAuditExport.path + queryString(search)} download>
        {t('audit.export')}
      </Button>
    </Tooltip>
  );
}
