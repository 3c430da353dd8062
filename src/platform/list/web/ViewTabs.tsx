import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input, Modal, Select, type MenuProps } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  deleteListView,
  getListViews,
  patchListView,
  postListView,
  putDefaultListView,
  type Audience,
  type ListView,
} from '../view.schema.ts';
import { useList } from './list-context.tsx';
import { emptyState, showsSame } from './list-state.ts';

type View = z.infer<typeof ListView>;
type Editing = { view?: View; title: string };

/** Saved views as tabs (视图): whose state differs from the address is marked, and may be kept. */
export function ViewTabs() {
  const { t } = useWords();
  const { list, state } = useList();
  const { key } = list.shape;
  const views = useEndpoint(getListViews, { list: key });
  const refreshes = [getListViews];
  const patch = useCommand(patchListView, { refreshes });
  const remove = useCommand(deleteListView, { refreshes });
  const choose = useCommand(putDefaultListView, { refreshes });
  const [editing, setEditing] = useState<Editing>();
  const rows = views.data?.rows ?? [];
  const shown = rows.find(({ id }) => id === state.view);
  const isChanged = !!shown && !showsSame(shown.state, state.state);
  const open = (view: View | undefined) => state.change(view?.state ?? emptyState, view?.id ?? '');

  const chosen = rows.find(({ isDefault }) => isDefault);
  const mayOpen = state.isPlain && !!chosen;
  const openChosen = useEffectEvent(() => open(chosen));
  useEffect(() => {
    // Once, when the list is entered by its plain address.
    if (mayOpen) openChosen();
  }, [mayOpen]);

  const menuOf = (view: View): MenuProps => ({
    items: [
      { key: 'default', label: t(view.isDefault ? 'view.notDefault' : 'view.default') },
      { key: 'copy', label: t('view.copy') },
      ...(view.mayEdit
        ? [
            { key: 'edit', label: t('view.edit') },
            { key: 'delete', label: t('remove'), danger: true },
          ]
        : []),
    ],
    onClick: ({ key: pressed }) => {
      if (pressed === 'default')
        choose.mutate({ list: key, viewId: view.isDefault ? null : view.id });
      if (pressed === 'copy') setEditing({ title: t('view.copyOf', { name: view.name }) });
      if (pressed === 'edit') setEditing({ view, title: view.name });
      if (pressed === 'delete')
        remove.mutate({ id: view.id }, { onSuccess: () => open(undefined) });
    },
  });
  return (
    <div className="list-views noprint">
      <div className="view-tabs" role="group" aria-label={t('view.all')}>
        <button type="button" aria-pressed={!shown} onClick={() => open(undefined)}>
          {t('view.everything')}
        </button>
        {rows.map((view) => (
          <span key={view.id} className={view.id === state.view ? 'on' : ''}>
            <button
              type="button"
              aria-pressed={view.id === state.view}
              onClick={() => open(view)}
              title={view.audience === 'owner' ? view.name : t(`view.with.${view.audience}`)}
            >
              {view.name}
              {view.id === state.view && isChanged && <i aria-label={t('view.changed')}> •</i>}
            </button>
            {view.id === state.view && (
              <Dropdown menu={menuOf(view)} trigger={['click']}>
                <button type="button" aria-label={t('view.more')}>
                  <DownOutlined />
                </button>
              </Dropdown>
            )}
          </span>
        ))}
      </div>
      {isChanged && shown.mayEdit && (
        <Button
          size="small"
          loading={patch.isPending}
          onClick={() => patch.mutate({ id: shown.id, state: state.state })}
        >
          {t('view.keep')}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined />}
        onClick={() => setEditing({ title: '' })}
      >
        {t('view.save')}
      </Button>
      <RefusalNote error={patch.error ?? remove.error ?? choose.error} />
      <Modal
        open={!!editing}
        onCancel={() => setEditing(undefined)}
        title={t(editing?.view ? 'view.edit' : 'view.save')}
        footer={null}
        destroyOnHidden
        width={420}
      >
        {editing && (
          <ViewForm
            editing={editing}
            mayShare={views.data?.mayShare ?? ['owner']}
            onDone={() => setEditing(undefined)}
          />
        )}
      </Modal>
    </div>
  );
}

type FormProps = { editing: Editing; mayShare: Audience[]; onDone: () => void };

function ViewForm({ editing: { view, title }, mayShare, onDone }: FormProps) {
  const { t } = useWords();
  const { list, state } = useList();
  const add = useCommand(postListView, { refreshes: [getListViews] });
  const patch = useCommand(patchListView, { refreshes: [getListViews] });
  const save = ({ name, audience }: { name: string; audience: Audience }) => {
    if (view) return patch.mutate({ id: view.id, name, audience }, { onSuccess: onDone });
    const fields = { list: list.shape.key, name, audience, state: state.state };
    add.mutate(fields, {
      onSuccess: ({ id }) => {
        state.change({}, id);
        onDone();
      },
    });
  };
  const given = [...new Set([...mayShare, view?.audience ?? 'owner'])];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: title, audience: view?.audience ?? 'owner' }}
      onFinish={save}
    >
      <RefusalNote error={add.error ?? patch.error} />
      <Form.Item
        name="name"
        label={t('view.name')}
        rules={[{ required: true, whitespace: true, message: t('field.required') }]}
      >
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="audience" label={t('view.audience')}>
        <Select options={given.map((value) => ({ value, label: t(`view.with.${value}`) }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending || patch.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}
