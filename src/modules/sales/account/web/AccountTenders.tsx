import { Button, DatePicker, Form, Input, InputNumber, Popover, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { patchTender, postTender, tenderStates } from '../account-work.schema.ts';
import { accountList, getAccount } from '../account.schema.ts';
import { AddButton } from './AddButton.tsx';
import type { AccountPartProps } from './shown-account.ts';

const refreshes = [getAccount, accountList.contracts.page];
type ShownTender = AccountPartProps['account']['tenders'][number];
type TenderState = ShownTender['state'];
const looks = {
  watching: 'idle',
  bidding: 'atRisk',
  submitted: 'atRisk',
  won: 'onTrack',
  lost: 'breached',
  void: 'idle',
} as const;

/** Tenders, those to be decided first (招标). */
export function AccountTenders({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  return (
    <Card
      title={t('keyAccounts.tenders')}
      end={
        mayEdit && (
          <AddButton title={t('keyAccounts.tenders')}>
            {(close) => <NewTender id={account.id} onDone={close} />}
          </AddButton>
        )
      }
    >
      <div className="in">
        {account.tenders.length === 0 && <p className="quiet">{t('keyAccounts.noTenders')}</p>}
        <ul className="account-lines">
          {account.tenders.map((tender) => (
            <TenderLine key={tender.id} tender={tender} mayEdit={mayEdit} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function TenderLine({ tender, mayEdit }: { tender: ShownTender; mayEdit: boolean }) {
  const { t, format } = useWords();
  const about = [
    `${t('keyAccounts.deadlineOn')} ${format.longDay(tender.deadlineOn)}`,
    tender.quantity !== null && `${tender.quantity} ${t('keyAccounts.cars')}`,
    tender.amountFen !== null && format.yuanShort(tender.amountFen),
    tender.lostTo && t('keyAccounts.lostToLine', { name: tender.lostTo }),
    tender.resultNote,
  ];
  const mark = (
    <Status state={looks[tender.state]}>{t(`keyAccounts.tenderOf.${tender.state}`)}</Status>
  );
  return (
    <li>
      <div>
        <b>{tender.title}</b>
        <small>{about.filter(Boolean).join(' · ')}</small>
      </div>
      {mayEdit ? <MoveTender key={tender.state} tender={tender} mark={mark} /> : mark}
    </li>
  );
}

function MoveTender({ tender, mark }: { tender: ShownTender; mark: React.ReactNode }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<TenderState>(tender.state);
  const [lostTo, setLostTo] = useState(tender.lostTo);
  const move = useCommand(patchTender, { refreshes });
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className="account-goal">
          <RefusalNote error={move.error} />
          <Select<TenderState>
            value={state}
            aria-label={t('keyAccounts.state')}
            onChange={setState}
            options={tenderStates.map((value) => ({
              value,
              label: t(`keyAccounts.tenderOf.${value}`),
            }))}
          />
          {state === 'lost' && (
            <Input
              value={lostTo}
              maxLength={100}
              aria-label={t('keyAccounts.lostTo')}
              placeholder={t('keyAccounts.lostTo')}
              onChange={({ target }) => setLostTo(target.value)}
            />
          )}
          <Button
            type="primary"
            loading={move.isPending}
            onClick={() =>
              move.mutate({ id: tender.id, state, lostTo }, { onSuccess: () => setOpen(false) })
            }
          >
            {t('keyAccounts.save')}
          </Button>
        </div>
      }
    >
      <button type="button" className="plain">
        {mark}
      </button>
    </Popover>
  );
}

type Fields = { title: string; deadline: Dayjs; quantity?: number; amount?: number };

function NewTender({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const add = useCommand(postTender, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ title, deadline, quantity, amount }: Fields) =>
    add.mutate(
      {
        id,
        title,
        deadlineOn: deadline.format('YYYY-MM-DD'),
        quantity: quantity ?? null,
        amountFen: amount ? Math.round(amount * 1_000_000) : null,
      },
      { onSuccess: onDone },
    );
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={save}>
      <RefusalNote error={add.error} />
      <Form.Item name="title" label={t('keyAccounts.tender')} rules={required}>
        <Input autoFocus maxLength={120} />
      </Form.Item>
      <Form.Item name="deadline" label={t('keyAccounts.deadlineOn')} rules={required}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="quantity" label={t('keyAccounts.quantity')}>
        <InputNumber min={1} max={100_000} />
      </Form.Item>
      <Form.Item name="amount" label={t('keyAccounts.amount')}>
        <InputNumber min={0.01} max={1_000_000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={add.isPending}>
        {t('keyAccounts.save')}
      </Button>
    </Form>
  );
}
