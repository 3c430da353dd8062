import { Select } from 'antd';
import { useState } from 'react';
import { useActor } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { getPeople } from '../../people/place.schema.ts';

type OwnerProps = {
  value?: string;
  onChange?: (id: string) => void;
  /** The owner so far, who may lie outside my reach. */
  known?: { id: string; name: string };
};

/** Somebody who answers for a thing; found by name. */
export function OwnerSelect({ value, onChange, known }: OwnerProps) {
  const actor = useActor();
  const [named, setNamed] = useState('');
  const people = useEndpoint(getPeople, {
    limit: 50,
    ...(named && { filter: `name:has:${encodeURIComponent(named)}` }),
  });
  const found = people.data?.rows ?? [];
  const first = [known, { id: actor.personId, name: actor.name }].filter((one) => !!one);
  const all = new Map([...first, ...found].map(({ id, name }) => [id, name]));
  return (
    <Select
      showSearch
      filterOption={false}
      onSearch={setNamed}
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      options={[...all].map(([id, label]) => ({ value: id, label }))}
    />
  );
}
