import { Button, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Empty, Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  deleteProvider,
  getProviders,
  patchProvider,
  postProviderCheck,
  type Provider,
} from '../provider.schema.ts';
import { ProviderForm } from './ProviderForm.tsx';

type Row = z.infer<typeof Provider>;
const refreshes = [getProviders];

/** The group's providers: their doors, switched on and off, checked, changed in a drawer. */
export function ProvidersCard() {
  const { t } = useWords();
  const providers = useEndpoint(getProviders, {});
  const mayEdit = useMay('role', 'edit');
  const [open, setOpen] = useState<Row | 'new'>();
  const add = mayEdit && (
    <Button type="primary" size="small" onClick={() => setOpen('new')}>
      {t('provider.add')}
    </Button>
  );
  return (
    <Card title={t('provider.title')} note={t('provider.note')} end={add}>
      <Loaded query={providers}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('provider.none')}>{t('provider.noneHint')}</Empty>
          ) : (
            <ul className="bindings">
              {rows.map((row) => (
                <Line key={row.id} row={row} mayEdit={mayEdit} onOpen={() => setOpen(row)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && (
        <ProviderForm
          key={open === 'new' ? 'new' : open.id}
          {...(open !== 'new' && { known: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}

type LineProps = { row: Row; mayEdit: boolean; onOpen: () => void };

function Line({ row, mayEdit, onOpen }: LineProps) {
  const { t } = useWords();
  const change = useCommand(patchProvider, { refreshes });
  const remove = useCommand(deleteProvider, { refreshes });
  const check = useCommand(postProviderCheck);
  const { id, slug, kind, label, bound, disabledAt } = row;
  return (
    <li className="provider">
      <div>
        <b>{label}</b> <span className="chip">{t(`provider.kind.${kind}`)}</span>
        <small className="note">
          {`${location.origin}/sign-in/${slug}`} · {t('provider.bound', { count: bound })}
        </small>
        <RefusalNote error={check.error ?? change.error ?? remove.error} />
      </div>
      {mayEdit && (
        <div className="do">
          {check.isSuccess && <span className="note">{t('provider.fine')}</span>}
          <Button size="small" loading={check.isPending} onClick={() => check.mutate({ id })}>
            {t('provider.check')}
          </Button>
          <Button size="small" onClick={onOpen}>
            {t('provider.edit')}
          </Button>
          <Popconfirm
            title={t('provider.removeAsk', { count: bound })}
            okText={t('provider.remove')}
            onConfirm={() => remove.mutate({ id })}
          >
            <Button size="small">{t('provider.remove')}</Button>
          </Popconfirm>
          <Switch
            size="small"
            aria-label={t('provider.isOn')}
            checked={disabledAt === null}
            loading={change.isPending}
            onChange={(isOn) => change.mutate({ id, isOn })}
          />
        </div>
      )}
    </li>
  );
}
