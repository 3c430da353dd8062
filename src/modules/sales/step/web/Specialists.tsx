import { Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useCommand, type SentTo } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { specialistFields, specialistSteps } from '../step.rules.ts';
import { getDealSteps, postDealSpecialist } from '../step.schema.ts';
import type { ShownSteps } from './DealSteps.tsx';

type Props = { id: string; shown: ShownSteps };
type Fields = Omit<SentTo<typeof postDealSpecialist>, 'id'>;

/** Who of finance and accessories was brought in (专员介入), in which step and when. */
export function Specialists({ id, shown, mayEdit }: Props & { mayEdit: boolean }) {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <h3>
        {t('steps.specialists')}
        <span>{t('steps.specialistsNote')}</span>
        {mayEdit && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('steps.bring')}
          </Button>
        )}
      </h3>
      {shown.specialists.length === 0 && <p className="quiet">{t('steps.noSpecialists')}</p>}
      <ul className="step-people">
        {shown.specialists.map(({ step, field, personId, personName, at, note }) => (
          <li key={`${step} ${field} ${personId}`}>
            <b>{personName}</b>
            <span>
              {[t(`steps.fieldOf.${field}`), t(`steps.stepOf.${step}`), note]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <small>{format.shortMoment(at)}</small>
          </li>
        ))}
      </ul>
      {isOpen && <Bring id={id} shown={shown} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Bring({ id, shown, onClose }: Props & { onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const field = Form.useWatch('field', form) ?? 'finance';
  const bring = useCommand(postDealSpecialist, { refreshes: [getDealSteps] });
  const required = [{ required: true, message: t('field.required') }];
  const step = specialistSteps.find((one) => one === shown.now) ?? 'needs';
  return (
    <Modal
      open
      title={t('steps.bring')}
      okText={t('steps.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={bring.isPending}
    >
      <RefusalNote error={bring.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ field: 'finance', step }}
        onValuesChange={(changed: Partial<Fields>) => {
          if (changed.field) form.resetFields(['personId']);
        }}
        onFinish={(fields) => bring.mutate({ id, ...fields }, { onSuccess: onClose })}
      >
        <Form.Item name="field" label={t('steps.field')}>
          <Segmented
            block
            options={specialistFields.map((value) => ({
              value,
              label: t(`steps.fieldOf.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="step" label={t('steps.inStep')}>
          <Segmented
            block
            options={specialistSteps.map((value) => ({
              value,
              label: t(`steps.stepOf.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="personId" label={t('steps.person')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={shown.colleagues
              .filter(({ isFinance }) => field === 'accessory' || isFinance)
              .map(({ personId, personName }) => ({ value: personId, label: personName }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t('steps.note')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
