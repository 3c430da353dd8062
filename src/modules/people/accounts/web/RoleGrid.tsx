import { Button, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { resources, scopes, verbs, type Scope, type Verb } from '../../../../kernel/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getRoles, patchRole } from '../role-grid.schema.ts';
import type { RoleRow } from './RolesScreen.tsx';

type ResourceName = (typeof resources)[number];
type Line = { resource: ResourceName };
type Draft = Readonly<Record<string, Scope>>;

/** What a role may do, thing by thing: how far each verb reaches. Changed cells wait until they are saved. */
export function RoleGrid({ role, mayEdit }: { role: RoleRow; mayEdit: boolean }) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>({});
  const save = useCommand(patchRole, { refreshes: [getRoles] });
  const stored = (resource: string, verb: Verb): Scope =>
    role.grants.find((grant) => grant.resource === resource && grant.verb === verb)?.scope ?? 'no';
  const set = (resource: string, verb: Verb, scope: Scope) => {
    const { [`${resource}:${verb}`]: _, ...others } = draft;
    setDraft(
      scope === stored(resource, verb) ? others : { ...draft, [`${resource}:${verb}`]: scope },
    );
  };
  const cells = Object.entries(draft).map(([key, scope]) => {
    const [resource, verb] = key.split(':') as [ResourceName, Verb];
    return { resource, verb, scope };
  });
  const columns: ColumnsType<Line> = [
    {
      title: t('roles.thing'),
      width: 150,
      fixed: 'left',
      render: (_, { resource }) => <b>{t(`resource.${resource}`)}</b>,
    },
    ...verbs.map((verb) => ({
      title: t(`verb.${verb}`),
      width: 112,
      onCell: ({ resource }: Line) => ({
        className: `${resource}:${verb}` in draft ? 'changed' : '',
      }),
      render: (_: unknown, { resource }: Line) => (
        <ScopeCell
          label={`${t(`resource.${resource}`)} ${t(`verb.${verb}`)}`}
          scope={draft[`${resource}:${verb}`] ?? stored(resource, verb)}
          {...(mayEdit && { onChange: (scope: Scope) => set(resource, verb, scope) })}
        />
      ),
    })),
  ];
  return (
    <>
      <DataTable<Line>
        className="dense role-grid"
        rowKey="resource"
        dataSource={resources.map((resource) => ({ resource }))}
        columns={columns}
      />
      {cells.length > 0 && (
        <div className="role-save">
          <span>{t('roles.toSave', { count: cells.length, holders: role.holders })}</span>
          <RefusalNote error={save.error} />
          <span className="end">
            <Button onClick={() => setDraft({})}>{t('cancel')}</Button>
            <Button
              type="primary"
              loading={save.isPending}
              onClick={() => save.mutate({ id: role.id, cells }, { onSuccess: () => setDraft({}) })}
            >
              {t('save')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

type CellProps = { label: string; scope: Scope; onChange?: (scope: Scope) => void };

function ScopeCell({ label, scope, onChange }: CellProps) {
  const { t } = useWords();
  if (!onChange)
    return <span className={scope === 'no' ? 'quiet' : ''}>{t(`scope.${scope}`)}</span>;
  return (
    <Select<Scope>
      size="small"
      variant="borderless"
      aria-label={label}
      style={{ width: 96, color: scope === 'no' ? 'var(--ink3)' : undefined }}
      value={scope}
      onChange={onChange}
      options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
    />
  );
}
