import { Button, Drawer, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getLeadPushes,
  getPushOutcomes,
  postLeadPushClosing,
  postLeadPushSecret,
  type LeadPush,
} from '../push.schema.ts';
import { PushForm } from './PushForm.tsx';
import './marketing.css';

type Shown = z.infer<typeof LeadPush>;
type Opened = { form?: Shown | 'new'; outcomes?: Shown; secret?: string };

/** Addresses to which portals push leads (平台推送): what is read from where, who signs, and what came of it. */
export function PushesScreen() {
  const { t } = useWords();
  const mayEdit = useMay('market', 'edit');
  const pushes = useEndpoint(getLeadPushes, {});
  const [opened, setOpened] = useState<Opened>({});
  const close = () => setOpened({});
  return (
    <Page
      title={t('nav.pushes')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setOpened({ form: 'new' })}>
            {t('pushes.new')}
          </Button>
        )
      }
    >
      <Card title={t('nav.pushes')} note={t('pushes.note')}>
        <div className="in">
          <Loaded query={pushes}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('pushes.none')}>{t('pushes.noneHint')}</Empty>
              ) : (
                <ul className="forms">
                  {rows.map((push) => (
                    <PushLine key={push.id} push={push} mayEdit={mayEdit} open={setOpened} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <Drawer
        open={!!opened.form}
        onClose={close}
        size={560}
        title={t(opened.form === 'new' ? 'pushes.new' : 'pushes.change')}
        destroyOnHidden
      >
        {opened.form && (
          <PushForm
            push={opened.form === 'new' ? undefined : opened.form}
            onDone={(secret) => setOpened(secret ? { secret } : {})}
          />
        )}
      </Drawer>
      <Drawer
        open={!!opened.outcomes || !!opened.secret}
        onClose={close}
        size={480}
        title={opened.secret ? t('pushes.secret') : t('pushes.outcomes')}
        destroyOnHidden
      >
        {opened.secret && (
          <>
            <p role="status">{t('pushes.secretOnce')}</p>
            <Input.TextArea readOnly rows={2} value={opened.secret} />
          </>
        )}
        {opened.outcomes && <Outcomes id={opened.outcomes.id} />}
      </Drawer>
    </Page>
  );
}

type LineProps = { push: Shown; mayEdit: boolean; open: (opened: Opened) => void };

function PushLine({ push, mayEdit, open }: LineProps) {
  const { t, format } = useWords();
  const end = useCommand(postLeadPushClosing, { refreshes: [getLeadPushes] });
  const turn = useCommand(postLeadPushSecret, { refreshes: [getLeadPushes] });
  const last = push.lastAt && push.lastResult;
  return (
    <li>
      <div>
        <b>{push.name}</b>
        <small>
          {[
            push.storeName ?? t('pushes.byName'),
            push.sourceName,
            push.campaignName,
            t(`pushes.methodOf.${push.method}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {last && (
          <small>
            {format.shortMoment(push.lastAt!)} · {t(`pushes.result.${last}`)}
          </small>
        )}
        <RefusalNote error={end.error ?? turn.error} />
      </div>
      {push.closedAt ? (
        <Status state="idle">{t('pushes.closed')}</Status>
      ) : (
        <>
          <code>/api/push/{push.code}</code>
          <Button size="small" onClick={() => open({ outcomes: push })}>
            {t('pushes.outcomes')}
          </Button>
          {mayEdit && (
            <>
              <Button size="small" onClick={() => open({ form: push })}>
                {t('pushes.change')}
              </Button>
              <Popconfirm
                title={t('pushes.turnAsk')}
                okText={t('pushes.turn')}
                onConfirm={() =>
                  turn.mutate({ id: push.id }, { onSuccess: ({ secret }) => open({ secret }) })
                }
              >
                <Button size="small">{t('pushes.turn')}</Button>
              </Popconfirm>
              <Popconfirm
                title={t('pushes.closeAsk')}
                okText={t('pushes.close')}
                onConfirm={() => end.mutate({ id: push.id })}
              >
                <Button size="small" type="text">
                  {t('pushes.close')}
                </Button>
              </Popconfirm>
            </>
          )}
        </>
      )}
    </li>
  );
}

/** What came of the last pushes, without anything of the people in them. */
function Outcomes({ id }: { id: string }) {
  const { t, format } = useWords();
  const outcomes = useEndpoint(getPushOutcomes, { id });
  return (
    <Loaded query={outcomes}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={t('pushes.outcomesNone')} />
        ) : (
          <ul className="outcomes">
            {rows.map((one) => (
              <li key={one.id}>
                <time>{format.shortMoment(one.at)}</time>
                <Status state={one.result === 'refused' ? 'breached' : 'onTrack'}>
                  {t(`pushes.result.${one.result}`)}
                </Status>
                <small>
                  {[
                    one.code && t(`refusal.${one.code}`),
                    one.field,
                    t('pushes.bytes', { count: one.bytes }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
