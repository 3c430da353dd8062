import { Form, InputNumber, Segmented } from 'antd';
import { useWords } from '../../../../platform/web/language.ts';
import { depositKinds, type DepositKind } from '../contract.rules.ts';

export type DepositGiven = { kind: DepositKind; yuan?: number | null };

/** 定金 or 订金, kept apart, each with what it means. */
export function DepositFields() {
  const { t } = useWords();
  const kind = Form.useWatch<DepositKind | undefined>('kind') ?? 'none';
  return (
    <>
      <Form.Item
        name="kind"
        label={t('contract.deposit')}
        {...(kind !== 'none' && { extra: t(`contract.depositRule.${kind}`) })}
      >
        <Segmented
          block
          options={depositKinds.map((value) => ({
            value,
            label: t(`contract.depositOf.${value}`),
          }))}
        />
      </Form.Item>
      {kind !== 'none' && (
        <Form.Item
          name="yuan"
          label={t('contract.depositAmount')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      )}
    </>
  );
}
