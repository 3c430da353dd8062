import { Button, DatePicker, Drawer, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postContractVersion } from '../contract.schema.ts';
import { contractRefreshes, fenOf, type ShownContract } from './contract-parts.ts';
import { DepositFields, type DepositGiven } from './DepositFields.tsx';

type Fields = DepositGiven & {
  promisedOn?: Dayjs | null;
  note?: string;
  colour?: string;
  reason?: string;
};

/** Changing a draft, or amending what was signed (变更): the next version waits for both signatures. */
export function AmendContract({
  contract,
  onClose,
}: {
  contract: ShownContract;
  onClose: () => void;
}) {
  const { t } = useWords();
  const amend = useCommand(postContractVersion, { refreshes: contractRefreshes });
  const { content } = contract.versions.find(({ state }) => state !== 'withdrawn')!;
  const [amounts, setAmounts] = useState<Record<string, number | null>>({});
  const isSigned = contract.state === 'signed';
  const send = ({ kind, yuan, promisedOn, note, colour, reason }: Fields) =>
    amend.mutate(
      {
        id: contract.id,
        reason: reason ?? '',
        changes: {
          lines: Object.entries(amounts).map(([key, value]) => ({
            key,
            amountFen: value === null ? null : fenOf(value),
          })),
          deposit: { kind, fen: kind === 'none' ? 0 : fenOf(yuan) },
          promisedOn: promisedOn?.format('YYYY-MM-DD') ?? null,
          note: note ?? '',
          colour: colour ?? '',
        },
      },
      { onSuccess: onClose },
    );
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={`${t(isSigned ? 'contract.amend' : 'contract.change')} ${contract.number}`}
    >
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: content.deposit.kind,
          yuan: content.deposit.fen / 100,
          promisedOn: content.promisedOn ? dayjs(content.promisedOn) : null,
          note: content.note,
          colour: content.car.colour,
        }}
        onFinish={send}
      >
        {isSigned && <p className="rule">{t('contract.amendHint')}</p>}
        <RefusalNote error={amend.error} />
        <ul className="contract-lines">
          {content.lines.map(({ key, name, amountFen, kind }) => (
            <li key={key}>
              <span>{name}</span>
              <InputNumber
                aria-label={name}
                precision={2}
                disabled={kind === 'coupon'}
                value={key in amounts ? amounts[key]! : amountFen / 100}
                onChange={(value) => setAmounts({ ...amounts, [key]: value })}
                placeholder={t('contract.lineOut')}
                style={{ width: 150 }}
              />
            </li>
          ))}
        </ul>
        <Form.Item name="colour" label={t('contract.colour')}>
          <Input maxLength={40} />
        </Form.Item>
        <DepositFields />
        <Form.Item name="promisedOn" label={t('contract.promisedOn')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="note" label={t('contract.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        {isSigned && (
          <Form.Item
            name="reason"
            label={t('contract.reason')}
            rules={[{ required: true, message: t('field.required') }]}
          >
            <Input maxLength={300} />
          </Form.Item>
        )}
        <Button type="primary" size="large" htmlType="submit" block loading={amend.isPending}>
          {t(isSigned ? 'contract.amend' : 'contract.change')}
        </Button>
      </Form>
    </Drawer>
  );
}
