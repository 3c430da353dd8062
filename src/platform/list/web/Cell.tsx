import { LockOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useWords } from '../../web/language.ts';
import type { ListField } from '../list.schema.ts';
import type { ListRow } from './list-state.ts';

/** A value by its type: money in whole yuan, instants by the store's clock, a dash for none. */
export function useCell() {
  const { t, format } = useWords();
  return ({ key, type, choiceWord }: ListField, row: ListRow): ReactNode => {
    const value = row[key];
    if (value === null || value === undefined || value === '') {
      const isWithheld = (row['hidden'] as string[] | undefined)?.includes(key);
      return isWithheld ? <LockOutlined title={t('list.withheld')} /> : format.none;
    }
    if (type === 'money') return format.yuan(Number(value));
    if (type === 'number') return format.int(Number(value));
    if (type === 'moment') return <span className="nowrap">{format.moment(String(value))}</span>;
    if (type === 'day') return <span className="nowrap">{String(value)}</span>;
    if (Array.isArray(value)) return value.map((one) => wordOf(String(one))).join('、');
    return wordOf(String(value));
    function wordOf(text: string) {
      return choiceWord ? t(`${choiceWord}.${text}`, { defaultValue: text }) : text;
    }
  };
}

export const isFigure = ({ type }: ListField): boolean => type === 'money' || type === 'number';
