import { Button, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Pace } from '../../../../platform/web/ui/figures.tsx';
import { paceState } from '../../../../platform/web/ui/pace.rules.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { accountList, getAccount, putAccountGoal } from '../account.schema.ts';
import type { AccountPartProps } from './shown-account.ts';

/** The year's orders against the goal, with the tick of today (年度目标). */
export function AccountYear({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  const { year, goal, due, ordered, delivered } = account;
  return (
    <Card title={t('keyAccounts.year', { year })} end={mayEdit && <GoalButton account={account} />}>
      <div className="in account-year">
        <p className="lead">
          {goal === null
            ? t('keyAccounts.noGoal', { ordered, delivered })
            : t('keyAccounts.yearLine', { goal, due: due ?? 0, ordered, delivered })}
        </p>
        {goal !== null && goal > 0 && (
          <Pace
            value={ordered}
            target={goal}
            due={due ?? 0}
            state={paceState(ordered, due ?? 0)}
            height={8}
          />
        )}
      </div>
    </Card>
  );
}

function GoalButton({ account: { id, year, goal } }: Pick<AccountPartProps, 'account'>) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [orders, setOrders] = useState<number | null>(goal);
  const save = useCommand(putAccountGoal, {
    refreshes: [getAccount, accountList.contracts.page],
  });
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className="account-goal">
          <RefusalNote error={save.error} />
          <label>
            {t('keyAccounts.goalOf', { year })}
            <InputNumber min={0} max={100_000} value={orders} onChange={setOrders} />
          </label>
          <Button
            type="primary"
            disabled={orders === null}
            loading={save.isPending}
            onClick={() =>
              save.mutate({ id, year, orders: orders! }, { onSuccess: () => setOpen(false) })
            }
          >
            {t('keyAccounts.save')}
          </Button>
        </div>
      }
    >
      <Button type="link" size="small">
        {t('keyAccounts.setGoal')}
      </Button>
    </Popover>
  );
}
