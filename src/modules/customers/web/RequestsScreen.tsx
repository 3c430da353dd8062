import { Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { ask, useCommand, useEndpoint, type Refused } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getDataCopy,
  getDataRequests,
  postDataRequestDecision,
  type DataRequest,
} from '../request/request.schema.ts';
import './customer.css';

type Shown = z.infer<typeof DataRequest>;

/** What customers ask about their own data (个人信息请求), and the answers. */
export function RequestsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = search['state'] === 'decided' ? 'decided' : 'open';
  const requests = useEndpoint(getDataRequests, { state });
  return (
    <Page title={t('requests.title')} note={t('requests.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value })}
          options={(['open', 'decided'] as const).map((value) => ({
            value,
            label: t(`requests.stateOf.${value}`),
          }))}
        />
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={requests}>
            {({ rows, today }) =>
              rows.length === 0 ? (
                <Empty title={t(`requests.none.${state}`)} />
              ) : (
                <ul className="requests">
                  {rows.map((request) => (
                    <RequestLine key={request.id} request={request} today={today} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
    </Page>
  );
}

function RequestLine({ request, today }: { request: Shown; today: string }) {
  const { t, format } = useWords();
  const isLate = !request.decision && request.dueOn < today;
  return (
    <li>
      <div className="what">
        <Link to="/customers/$id" params={{ id: request.customerId }}>
          {request.customerName || t('customers.nameless')}
        </Link>
        <b>{t(`requests.kindOf.${request.kind}`)}</b>
        <small>
          {[
            t('requests.asked', {
              day: format.shortDay(request.askedOn),
              channel: t(`requests.channelOf.${request.channel}`),
            }),
            request.recordedByName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {request.text && <p>“{request.text}”</p>}
      </div>
      {request.decision ? (
        <div className="decided">
          <Status state="idle">{t(`requests.decisionOf.${request.decision}`)}</Status>
          <small>{[request.decidedByName, request.decisionNote].filter(Boolean).join('：')}</small>
        </div>
      ) : (
        <Answer request={request}>
          <Status state={isLate ? 'breached' : 'idle'}>
            {t(isLate ? 'requests.late' : 'requests.due', {
              day: format.shortDay(request.dueOn),
            })}
          </Status>
        </Answer>
      )}
    </li>
  );
}

function Answer({ request, children }: { request: Shown; children: React.ReactNode }) {
  const { t } = useWords();
  const mayDecide = useMay('customer', 'bulk');
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState<Refused>();
  const decide = useCommand(postDataRequestDecision, { refreshes: [getDataRequests] });
  const { id, kind } = request;
  const isErasure = kind === 'erasure';
  const grant = () => decide.mutate({ id, grant: true, note });
  const download = () =>
    ask(getDataCopy, { id }).then(
      (copy) => saveAs(`${id}.json`, JSON.stringify(copy, null, 2)),
      (error: unknown) => setFailed(error as Refused),
    );
  return (
    <div className="decide">
      {children}
      <RefusalNote error={decide.error ?? failed ?? null} />
      {mayDecide && (
        <>
          {(kind === 'access' || kind === 'export') && (
            <Button size="small" onClick={() => void download()}>
              {t('requests.copy')}
            </Button>
          )}
          <Input
            size="small"
            value={note}
            maxLength={200}
            placeholder={t('requests.say')}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button
            size="small"
            disabled={note.trim() === ''}
            onClick={() => decide.mutate({ id, grant: false, note })}
          >
            {t('requests.refuse')}
          </Button>
          <Popconfirm
            title={t(isErasure ? 'requests.eraseSure' : 'requests.grant')}
            onConfirm={grant}
            okButtonProps={{ danger: isErasure }}
          >
            <Button size="small" type="primary" danger={isErasure} loading={decide.isPending}>
              {t(isErasure ? 'requests.erase' : 'requests.grant')}
            </Button>
          </Popconfirm>
        </>
      )}
    </div>
  );
}

function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
