import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { customerList, getCustomer, getCustomerTimeline } from '../customer.schema.ts';
import { getMergePreview, postMerge, postMergeUndo } from '../merge/merge.schema.ts';
import type { Shown } from './CustomerScreen.tsx';
import { TagLine } from './CustomersScreen.tsx';

const refreshes = [getCustomer, getCustomerTimeline, customerList.contracts.page];

/** Who may be the same person (疑似重复), and why; whoever may, compares and joins them. */
export function CustomerAlike({ customer }: { customer: Shown }) {
  const { t } = useWords();
  const mayMerge = useMay('customer', 'bulk');
  const [other, setOther] = useState<string>();
  if (customer.alike.length === 0) return null;
  return (
    <Card title={t('customers.alike')} note={t('customers.alikeHint')}>
      <ul className="in alike">
        {customer.alike.map(({ id, name, phone, why }) => (
          <li key={id}>
            <Link to="/customers/$id" params={{ id }}>
              {name || t('customers.nameless')}
            </Link>
            <span className="tel">{phone}</span>
            <small>{t(`customers.whyOf.${why}`)}</small>
            {mayMerge && (
              <Button size="small" onClick={() => setOther(id)}>
                {t('customers.compare')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {other && <Compare id={customer.id} goneId={other} onClose={() => setOther(undefined)} />}
    </Card>
  );
}

type CompareProps = { id: string; goneId: string; onClose: () => void };

/** Two customers side by side before they become one (合并预览). */
function Compare({ id, goneId, onClose }: CompareProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isSwapped, setSwapped] = useState(false);
  const [note, setNote] = useState('');
  const pair = isSwapped ? { id: goneId, goneId: id } : { id, goneId };
  const preview = useEndpoint(getMergePreview, pair);
  const merge = useCommand(postMerge, { refreshes });
  const join = () =>
    merge.mutate(
      { ...pair, note },
      {
        onSuccess: () => {
          onClose();
          void navigate({ to: '/customers/$id', params: { id: pair.id } });
        },
      },
    );
  return (
    <Modal
      title={t('customers.mergeTitle')}
      open
      width={640}
      onCancel={onClose}
      onOk={join}
      okText={t('customers.merge')}
      okButtonProps={{ disabled: !preview.data || preview.data.clashes.length > 0 }}
      confirmLoading={merge.isPending}
    >
      <RefusalNote error={merge.error} />
      <Loaded query={preview}>
        {({ kept, gone, clashes, after }) => (
          <>
            <div className="two-sides">
              <Side word="customers.kept" side={kept} />
              <Button size="small" onClick={() => setSwapped(!isSwapped)}>
                {t('customers.swap')}
              </Button>
              <Side word="customers.gone" side={gone} />
            </div>
            {clashes.length > 0 ? (
              <p role="alert" className="clash">
                {t('customers.clash', { stores: clashes.join('、') })}
              </p>
            ) : (
              <p>
                {t('customers.afterMerge', {
                  name: after.name || t('customers.nameless'),
                  count: after.records,
                })}
              </p>
            )}
            <Input
              value={note}
              maxLength={200}
              placeholder={t('customers.mergeNote')}
              onChange={({ target }) => setNote(target.value)}
            />
          </>
        )}
      </Loaded>
    </Modal>
  );
}

type SideShown = OutputOf<typeof getMergePreview>['kept'];

function Side({ word, side }: { word: string; side: SideShown }) {
  const { t } = useWords();
  return (
    <section>
      <small>{t(word)}</small>
      <b>{side.name || t('customers.nameless')}</b>
      <span className="tel">{side.phone}</span>
      <TagLine tags={side.tags} />
      <span>{t('customers.recordCount', { count: side.records.length })}</span>
      <ul>
        {side.records.slice(0, 5).map((record) => (
          <li key={record.id}>
            {t(`customers.recordOf.${record.kind}`)} · {record.title}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was joined with this one (合并记录), each of them to be taken apart again. */
export function CustomerMerges({ customer }: { customer: Shown }) {
  const { t, format } = useWords();
  const mayMerge = useMay('customer', 'bulk');
  const undo = useCommand(postMergeUndo, { refreshes });
  if (customer.merges.length === 0) return null;
  return (
    <Card title={t('customers.merges')}>
      <ul className="in alike">
        <RefusalNote error={undo.error} />
        {customer.merges.map((merge) => (
          <li key={merge.id}>
            <span>
              {t('customers.mergedLine', {
                name: merge.goneName || t('customers.nameless'),
                count: merge.moved,
              })}
            </span>
            <small>
              {[format.shortMoment(merge.mergedAt), merge.mergedByName, merge.note]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {mayMerge && (
              <Popconfirm
                title={t('customers.undo')}
                onConfirm={() => undo.mutate({ id: merge.id })}
              >
                <Button size="small" loading={undo.isPending}>
                  {t('customers.undo')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
