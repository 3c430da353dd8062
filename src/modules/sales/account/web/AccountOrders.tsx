import { Button, Input, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  accountList,
  getAccount,
  postBulkCancellation,
  postBulkDelivery,
} from '../account.schema.ts';
import { AddButton } from './AddButton.tsx';
import { NewOrder, SplitAnew } from './OrderForm.tsx';
import type { AccountPartProps } from './shown-account.ts';

const refreshes = [getAccount, accountList.contracts.page];
type ShownOrder = AccountPartProps['account']['orders'][number];
type ShownPart = ShownOrder['parts'][number];

/** Bulk orders and the parts they are delivered in (批量订单). */
export function AccountOrders({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  return (
    <Card
      title={t('accounts.orders')}
      end={
        mayEdit &&
        account.state !== 'closed' && (
          <AddButton title={t('accounts.orders')}>
            {(close) => <NewOrder account={account} onDone={close} />}
          </AddButton>
        )
      }
    >
      <div className="in">
        {account.orders.length === 0 && <p className="quiet">{t('accounts.noOrders')}</p>}
        {account.orders.map((order) => (
          <OrderBlock key={order.id} order={order} today={account.today} mayEdit={mayEdit} />
        ))}
      </div>
    </Card>
  );
}

type OrderProps = { order: ShownOrder; today: string; mayEdit: boolean };

function OrderBlock({ order, today, mayEdit }: OrderProps) {
  const { t, format } = useWords();
  const isOpen = order.cancelledOn === null;
  const done = order.parts.reduce((sum, part) => sum + part.delivered, 0);
  return (
    <section className={`bulk-order ${isOpen ? '' : 'off'}`}>
      <header>
        <b>
          {order.modelName} {order.trimName ?? ''}
        </b>
        <span>
          {t('accounts.orderLine', {
            quantity: order.quantity,
            price: format.yuan(order.priceFen),
          })}
        </span>
        <small>
          {t('accounts.orderedOn', { day: format.shortDay(order.orderedOn) })}
          {order.note && ` · ${order.note}`}
        </small>
        {mayEdit && isOpen && (
          <span className="acts">
            <SplitAnew key={order.parts.map(({ id }) => id).join()} order={order} />
            {done === 0 && <CancelOrder id={order.id} />}
          </span>
        )}
      </header>
      {!isOpen && (
        <p className="quiet">{t('accounts.cancelled', { reason: order.cancelReason })}</p>
      )}
      {isOpen && (
        <ul className="account-lines">
          {order.parts.map((part) => (
            <PartLine key={part.id} part={part} today={today} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PartLine({ part, today, mayEdit }: { part: ShownPart; today: string; mayEdit: boolean }) {
  const { t, format } = useWords();
  const { delivered, quantity, dueOn } = part;
  const isDone = delivered === quantity;
  const state = isDone ? 'onTrack' : dueOn < today ? 'breached' : 'idle';
  return (
    <li>
      <time>{format.longDay(dueOn)}</time>
      <Status state={state}>{t('accounts.partLine', { delivered, quantity })}</Status>
      {mayEdit && !isDone && <DeliverPart key={delivered} part={part} />}
    </li>
  );
}

function DeliverPart({ part }: { part: ShownPart }) {
  const { t } = useWords();
  const left = part.quantity - part.delivered;
  const [count, setCount] = useState<number | null>(left);
  const deliver = useCommand(postBulkDelivery, { refreshes });
  return (
    <Popover
      trigger="click"
      content={
        <div className="account-goal">
          <RefusalNote error={deliver.error} />
          <label>
            {t('accounts.deliverCount')}
            <InputNumber min={1} max={left} value={count} onChange={setCount} />
          </label>
          <Button
            type="primary"
            disabled={!count}
            loading={deliver.isPending}
            onClick={() => deliver.mutate({ id: part.id, quantity: count! })}
          >
            {t('accounts.deliver')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('accounts.deliver')}</Button>
    </Popover>
  );
}

function CancelOrder({ id }: { id: string }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const cancel = useCommand(postBulkCancellation, { refreshes });
  return (
    <Popover
      trigger="click"
      content={
        <div className="account-goal">
          <RefusalNote error={cancel.error} />
          <Input
            value={reason}
            maxLength={200}
            aria-label={t('accounts.reason')}
            placeholder={t('accounts.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id, reason })}
          >
            {t('accounts.cancel')}
          </Button>
        </div>
      }
    >
      <Button size="small" type="text">
        {t('accounts.cancel')}
      </Button>
    </Popover>
  );
}
