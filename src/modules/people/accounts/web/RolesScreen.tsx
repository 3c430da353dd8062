import { Button, Drawer, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import {
  deleteRole,
  getRoleNames,
  getRoles,
  patchRole,
  postRole,
  postRoleReset,
  type Role,
} from '../role-grid.schema.ts';
import { RoleGrid } from './RoleGrid.tsx';
import './accounts.css';

export type RoleRow = z.infer<typeof Role>;

/** The group's roles: names on the left, what the chosen one may do on the right. */
export function RolesScreen() {
  const { t, either } = useWords();
  const [search, setSearch] = useFilters();
  const roles = useEndpoint(getRoles, {});
  const mayEdit = useMay('role', 'edit');
  const { phone } = useLooks();
  const [making, setMaking] = useState(false);
  const name = (role: RoleRow) => either({ zh: role.nameZh, en: role.nameEn });
  return (
    <Page
      title={t('nav.roles')}
      note={t('nav.roles.note')}
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('roles.new')}
          </Button>
        )
      }
    >
      <Loaded query={roles}>
        {({ rows }) => {
          const chosen = rows.find(({ id }) => id === search['role']) ?? rows[0];
          return (
            <div className="role-editor">
              {phone && (
                <Select
                  showSearch
                  optionFilterProp="label"
                  aria-label={t('people.roles')}
                  {...(chosen && { value: chosen.id })}
                  options={rows.map((role) => ({ value: role.id, label: name(role) }))}
                  onChange={(role) => setSearch({ role })}
                />
              )}
              {!phone && (
                <Card title={t('people.roles')}>
                  <nav aria-label={t('people.roles')}>
                    <ul>
                      {rows.map((role) => (
                        <li key={role.id}>
                          <button
                            type="button"
                            aria-current={role.id === chosen?.id}
                            onClick={() => setSearch({ role: role.id })}
                          >
                            {name(role)}
                            {role.isChanged && <span className="chip">{t('roles.changed')}</span>}
                            <small>{t('roles.holders', { count: role.holders })}</small>
                          </button>
                        </li>
                      ))}
                    </ul>
                  </nav>
                </Card>
              )}
              {chosen && <RoleCard key={chosen.id} role={chosen} name={name(chosen)} />}
            </div>
          );
        }}
      </Loaded>
      <Drawer
        open={making}
        onClose={() => setMaking(false)}
        title={t('roles.new')}
        size={480}
        destroyOnHidden
      >
        <NewRole
          roles={(roles.data?.rows ?? []).map((role) => ({ value: role.id, label: name(role) }))}
          onDone={(id) => {
            setMaking(false);
            setSearch({ role: id });
          }}
        />
      </Drawer>
    </Page>
  );
}

function RoleCard({ role, name }: { role: RoleRow; name: string }) {
  const { t } = useWords();
  const refreshes = [getRoles, getRoleNames];
  const reset = useCommand(postRoleReset, { refreshes });
  const remove = useCommand(deleteRole, { refreshes });
  const [renaming, setRenaming] = useState(false);
  const [mayEdit, mayDelete] = [useMay('role', 'edit'), useMay('role', 'delete')];
  const tools = (
    <>
      {mayEdit && (
        <Button size="small" onClick={() => setRenaming(true)}>
          {t('roles.rename')}
        </Button>
      )}
      {mayEdit && role.isChanged && (
        <Popconfirm
          title={t('roles.resetAsk')}
          okText={t('roles.reset')}
          onConfirm={() => reset.mutate({ id: role.id })}
        >
          <Button size="small">{t('roles.reset')}</Button>
        </Popconfirm>
      )}
      {mayDelete && !role.isReady && (
        <Popconfirm
          title={t('roles.deleteAsk')}
          okText={t('remove')}
          onConfirm={() => remove.mutate({ id: role.id })}
        >
          <Button size="small" danger>
            {t('remove')}
          </Button>
        </Popconfirm>
      )}
    </>
  );
  return (
    <Card title={name} note={t(role.isReady ? 'roles.ready' : 'roles.own')} end={tools}>
      <RefusalNote error={reset.error ?? remove.error} />
      <RoleGrid role={role} mayEdit={mayEdit} />
      <Drawer
        open={renaming}
        onClose={() => setRenaming(false)}
        title={t('roles.rename')}
        size={480}
        destroyOnHidden
      >
        <Rename role={role} onDone={() => setRenaming(false)} />
      </Drawer>
    </Card>
  );
}

type Names = Pick<RoleRow, 'nameZh' | 'nameEn'>;

function NameFields() {
  const { t } = useWords();
  const rules = [{ required: true, message: t('field.required') }];
  return (
    <>
      <Form.Item name="nameZh" label={t('roles.nameZh')} rules={rules}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('roles.nameEn')} rules={rules}>
        <Input maxLength={50} />
      </Form.Item>
    </>
  );
}

function Rename({ role, onDone }: { role: RoleRow; onDone: () => void }) {
  const { t } = useWords();
  const patch = useCommand(patchRole, { refreshes: [getRoles, getRoleNames] });
  return (
    <Form<Names>
      layout="vertical"
      requiredMark={false}
      initialValues={role}
      onFinish={(names) => patch.mutate({ id: role.id, ...names }, { onSuccess: onDone })}
    >
      <RefusalNote error={patch.error} />
      <NameFields />
      <Button type="primary" htmlType="submit" loading={patch.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

type NewProps = { roles: { value: string; label: string }[]; onDone: (id: string) => void };

function NewRole({ roles, onDone }: NewProps) {
  const { t } = useWords();
  const make = useCommand(postRole, { refreshes: [getRoles, getRoleNames] });
  return (
    <Form<Names & { copyOf?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => make.mutate(fields, { onSuccess: ({ id }) => onDone(id) })}
    >
      <RefusalNote error={make.error} />
      <NameFields />
      <Form.Item name="copyOf" label={t('roles.copyOf')} extra={t('roles.copyHint')}>
        <Select allowClear options={roles} placeholder={t('roles.empty')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('roles.make')}
      </Button>
    </Form>
  );
}
