import { Button, Input, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postBulkCancellation, postBulkDelivery } from '../account-work.schema.ts';
import { accountList, getAccount } from '../account.schema.ts';
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
      title={t('keyAccounts.orders')}
      end={
        mayEdit &&
        account.state !== 'closed' && (
          <AddButton title={t('keyAccounts.orders')}>
            {(close) => <NewOrder account={account} onDone={close} />}
          </AddButton>
        )
      }
    >
      <div className="in">
        {account.orders.length === 0 && <p className="quiet">{t('keyAccounts.noOrders')}</p>}
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
          {t('keyAccounts.orderLine', {
            quantity: order.quantity,
            price: format.yuan(order.priceFen),
          })}
        </span>
        <small>
          {t('keyAccounts.orderedOn', { day: format.shortDay(order.orderedOn) })}
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
        <p className="quiet">{t('keyAccounts.cancelled', { reason: order.cancelReason })}</p>
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
      <Status state={state}>{t('keyAccounts.partLine', { delivered, quantity })}</Status>
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
            {t('keyAccounts.deliverCount')}
            <InputNumber min={1} max={left} value={count} onChange={setCount} />
          </label>
          <Button
            type="primary"
            disabled={!count}
            loading={deliver.isPending}
            onClick={() => deliver.mutate({ id: part.id, quantity: count! })}
          >
            {t('keyAccounts.deliver')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('keyAccounts.deliver')}</Button>
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
            aria-label={t('keyAccounts.reason')}
            placeholder={t('keyAccounts.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id, reason })}
          >
            {t('keyAccounts.cancel')}
          </Button>
        </div>
      }
    >
      <Button size="small" type="text">
        {t('keyAccounts.cancel')}
      </Button>
    </Popover>
  );
}
