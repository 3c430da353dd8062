import { Button, Drawer, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { deleteScript, getScripts, postScript, putScript, type Script } from '../script.schema.ts';
import { getSources } from '../source.schema.ts';
import './scripts.css';

type Shown = z.infer<typeof Script>;

/** What to say on the phone (话术), by source. */
export function ScriptsScreen() {
  const { t } = useWords();
  const [edited, setEdited] = useState<Shown | 'new'>();
  const mayEdit = useMay('market', 'edit');
  const scripts = useEndpoint(getScripts, {});
  const close = () => setEdited(undefined);
  return (
    <Page
      title={t('nav.scripts')}
      note={t('scripts.note')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('scripts.new')}
          </Button>
        )
      }
    >
      <Card>
        <div className="in">
          <Loaded query={scripts}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('scripts.none')}>{t('scripts.noneHint')}</Empty>
              ) : (
                <ul className="scripts">
                  {rows.map((script) => (
                    <ScriptLine
                      key={script.id}
                      script={script}
                      mayEdit={mayEdit}
                      onEdit={() => setEdited(script)}
                    />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <Drawer
        open={!!edited}
        onClose={close}
        size={520}
        title={t(edited === 'new' ? 'scripts.new' : 'scripts.edit')}
        destroyOnHidden
      >
        {edited && <ScriptForm script={edited === 'new' ? undefined : edited} onClose={close} />}
      </Drawer>
    </Page>
  );
}

type LineProps = { script: Shown; mayEdit: boolean; onEdit: () => void };

function ScriptLine({ script, mayEdit, onEdit }: LineProps) {
  const { t, format } = useWords();
  const remove = useCommand(deleteScript, { refreshes: [getScripts] });
  return (
    <li>
      <header>
        <b>{script.title}</b>
        <span>{script.sourceName ?? t('scripts.general')}</span>
        {mayEdit && (
          <>
            <Button size="small" onClick={onEdit}>
              {t('scripts.change')}
            </Button>
            <Popconfirm
              title={t('scripts.removeAsk')}
              okText={t('scripts.remove')}
              onConfirm={() => remove.mutate({ id: script.id })}
            >
              <Button size="small" type="text">
                {t('scripts.remove')}
              </Button>
            </Popconfirm>
          </>
        )}
      </header>
      <RefusalNote error={remove.error} />
      <p>{script.text}</p>
      <small>
        {t('scripts.by', {
          name: script.changedByName ?? format.none,
          at: format.shortMoment(script.changedAt),
        })}
      </small>
    </li>
  );
}

type Fields = { title: string; text: string; sourceId?: string | null };

function ScriptForm({ script, onClose }: { script: Shown | undefined; onClose: () => void }) {
  const { t } = useWords();
  const add = useCommand(postScript, { refreshes: [getScripts] });
  const change = useCommand(putScript, { refreshes: [getScripts] });
  const sources = useEndpoint(getSources, {});
  const required = [{ required: true, whitespace: true, message: t('field.required') }];
  const keep = ({ title, text, sourceId = null }: Fields) =>
    script
      ? change.mutate({ id: script.id, title, text, sourceId }, { onSuccess: onClose })
      : add.mutate({ title, text, sourceId }, { onSuccess: onClose });
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={script} onFinish={keep}>
      <RefusalNote error={add.error ?? change.error} />
      <Form.Item
        name="title"
        label={t('scripts.name')}
        extra={t('scripts.nameHint')}
        rules={required}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="sourceId" label={t('scripts.source')} extra={t('scripts.sourceHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={sources.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="text" label={t('scripts.text')} rules={required}>
        <Input.TextArea rows={10} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
        {t('scripts.keep')}
      </Button>
    </Form>
  );
}
