import { Button, DatePicker, Drawer, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { Refused, useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postContract } from '../contract.schema.ts';
import { contractRefreshes, fenOf } from './contract-parts.ts';
import { DepositFields, type DepositGiven } from './DepositFields.tsx';

type Fields = DepositGiven & { promisedOn?: Dayjs | null; note?: string; skipReason?: string };
type MakeProps = { dealId: string; open: boolean; onClose: () => void };

/** The terms of a contract before it is made (生成合同); its lines come from the offer. */
export function MakeContract({ dealId, open, onClose }: MakeProps) {
  const { t } = useWords();
  const make = useCommand(postContract, { refreshes: contractRefreshes });
  const isSkipping = make.error instanceof Refused && make.error.code === 'step.reason_needed';
  const send = ({ promisedOn, kind, yuan, note, skipReason }: Fields) =>
    make.mutate(
      {
        id: dealId,
        promisedOn: promisedOn?.format('YYYY-MM-DD') ?? null,
        deposit: { kind, fen: kind === 'none' ? 0 : fenOf(yuan) },
        note: note ?? '',
        skipReason: skipReason ?? '',
      },
      { onSuccess: onClose },
    );
  return (
    <Drawer open={open} onClose={onClose} size={440} title={t('contract.make')} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'earnest' }}
        onFinish={send}
      >
        <RefusalNote error={make.error} />
        <DepositFields />
        <Form.Item name="promisedOn" label={t('contract.promisedOn')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="note" label={t('contract.note')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        {isSkipping && (
          <Form.Item name="skipReason" label={t('contract.skipReason')}>
            <Input.TextArea rows={2} maxLength={300} autoFocus />
          </Form.Item>
        )}
        <Button type="primary" size="large" htmlType="submit" block loading={make.isPending}>
          {t('contract.make')}
        </Button>
      </Form>
    </Drawer>
  );
}
