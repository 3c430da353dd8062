import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Select } from 'antd';
import { useWords } from '../../web/language.ts';
import { useColumns, useFields, useList } from './list-context.tsx';

/** Which columns, in which order, grouped by what (列与分组). */
export function ColumnChooser() {
  const { t } = useWords();
  const { state } = useList();
  const fields = useFields();
  const shown = useColumns().map(({ key }) => key);
  const rest = fields.filter(({ key }) => !shown.includes(key));
  const put = (columns: readonly string[]) => state.change({ columns: [...columns] });
  const move = (at: number, by: number) => {
    const next = [...shown];
    next.splice(at + by, 0, ...next.splice(at, 1));
    put(next);
  };
  const line = (key: string, at: number) => {
    const name = t(fields.find((field) => field.key === key)!.word);
    return (
      <li key={key}>
        <Checkbox
          checked={at >= 0}
          disabled={at >= 0 && shown.length === 1}
          onChange={() => put(at >= 0 ? shown.filter((one) => one !== key) : [...shown, key])}
        >
          {name}
        </Checkbox>
        {at >= 0 && (
          <span>
            <button
              type="button"
              disabled={at === 0}
              aria-label={t('list.earlier', { field: name })}
              onClick={() => move(at, -1)}
            >
              <ArrowUpOutlined />
            </button>
            <button
              type="button"
              disabled={at === shown.length - 1}
              aria-label={t('list.later', { field: name })}
              onClick={() => move(at, 1)}
            >
              <ArrowDownOutlined />
            </button>
          </span>
        )}
      </li>
    );
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <ul className="column-menu">
          {shown.map((key, at) => line(key, at))}
          {rest.map(({ key }) => line(key, -1))}
          <li>
            <Button
              type="link"
              size="small"
              onClick={() => state.change({ columns: [], widths: {} })}
            >
              {t('list.columnsReset')}
            </Button>
          </li>
        </ul>
      }
    >
      <Button size="small" type="text" icon={<SettingOutlined />}>
        {t('list.columns')}
      </Button>
    </Popover>
  );
}

/** By what the rows are grouped. */
export function GroupSelect() {
  const { t } = useWords();
  const { state } = useList();
  const fields = useFields().filter(({ groupable }) => groupable);
  if (fields.length === 0) return null;
  return (
    <Select
      size="small"
      variant="filled"
      aria-label={t('list.group')}
      value={state.state.group}
      popupMatchSelectWidth={false}
      onChange={(group: string) => state.change({ group })}
      options={[
        { value: '', label: t('list.noGroup') },
        ...fields.map(({ key, word }) => ({
          value: key,
          label: t('list.groupBy', { field: t(word) }),
        })),
      ]}
    />
  );
}
