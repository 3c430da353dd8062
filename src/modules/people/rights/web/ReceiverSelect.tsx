import { Select } from 'antd';
import { useState } from 'react';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { getReceivers, type receiverKinds } from '../share.schema.ts';

type Kind = (typeof receiverKinds)[number];
type Picked = { kind: Kind; id: string; name: string };

type ReceiverSelectProps = {
  /** Set by the form item around it. */
  id?: string;
  /** Only people, teams or stores; left out = any of them. */
  kind?: Kind;
  /** `kind:id`, because ids alone do not tell a team from a store. */
  value?: string;
  /** The name of what is already picked, where the address knows only its id. */
  known?: string;
  placeholder?: string;
  onChange?: (value: string | undefined) => void;
};

export const receiverKey = ({ kind, id }: Pick<Picked, 'kind' | 'id'>) => `${kind}:${id}`;

/** What `receiverKey` wrote, taken apart. */
export function receiverOf(key: string): { toKind: Kind; toId: string } {
  const [toKind, toId] = key.split(':') as [Kind, string];
  return { toKind, toId };
}

/** Finds a person, team or store of the group by name. */
export function ReceiverSelect({ id, kind, value, known, ...rest }: ReceiverSelectProps) {
  const { t } = useWords();
  const [named, setNamed] = useState('');
  const found = useEndpoint(getReceivers, { named, ...(kind && { kind }) });
  const options = (found.data?.rows ?? []).map((row) => ({
    value: receiverKey(row),
    label: row.name,
    place: row.place,
  }));
  const isListed = options.some((option) => option.value === value);
  const first = value && known && !isListed ? [{ value, label: known, place: '' }] : [];
  return (
    <Select
      {...rest}
      {...(id && { id })}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: setNamed }}
      loading={found.isFetching}
      options={[...first, ...options]}
      placeholder={rest.placeholder ?? t('shares.pick')}
      optionRender={placed}
      style={{ width: '100%' }}
    />
  );
}

const placed = ({ data }: { data: { label: string; place: string } }) => (
  <span className="receiver">
    {data.label} <small>{data.place}</small>
  </span>
);
