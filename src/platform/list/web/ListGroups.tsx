import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { z } from 'zod';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import type { Summary } from '../list.schema.ts';
import { useFields, useList } from './list-context.tsx';
import { ListTable, type Chosen } from './ListTable.tsx';

type Groups = z.infer<typeof Summary>['groups'];

/** Groups with how many and their sums; each opens to its own rows. */
export function ListGroups({
  groups,
  more,
  chosen,
}: {
  groups: Groups;
  more: boolean;
  chosen: Chosen;
}) {
  const { t, format } = useWords();
  const { list, state, empty } = useList();
  const field = list.shape.fields.find(({ key }) => key === state.state.group)!;
  const summed = useFields().filter((one) => one.summed);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen(
      (before) =>
        new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  const nameOf = ({ value, label }: Groups[number]) => {
    if (value === null || value === '') return t('list.without', { field: t(field.word) });
    if (field.type === 'day' || field.type === 'moment') return format.longMonth(value);
    if (field.choiceWord) return t(`${field.choiceWord}.${value}`, { defaultValue: value });
    return label ?? value;
  };
  if (groups.length === 0) return <Card>{empty}</Card>;
  return (
    <>
      {groups.map((group) => {
        const isOpen = open.has(group.filter);
        return (
          <Card key={group.filter} className="list-group">
            <button
              type="button"
              className="group-head"
              aria-expanded={isOpen}
              onClick={() => toggle(group.filter)}
            >
              {isOpen ? <DownOutlined /> : <RightOutlined />}
              <b>{nameOf(group)}</b>
              <small>{t('list.rows', { count: format.int(group.count) as never })}</small>
              <span className="end">
                {summed.map(({ key, word, type }) => (
                  <span key={key}>
                    <small>{t(word)}</small>{' '}
                    {type === 'money'
                      ? format.yuanShort(group.sums[key] ?? 0)
                      : format.int(group.sums[key] ?? 0)}
                  </span>
                ))}
              </span>
            </button>
            {isOpen && <ListTable extra={group.filter} chosen={chosen} />}
          </Card>
        );
      })}
      {more && <p className="note">{t('list.moreGroups')}</p>}
    </>
  );
}
