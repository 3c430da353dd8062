import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getSources, patchSource, postSource, reaches } from '../source.schema.ts';

/** Where leads come from (来源): online or not, and what one costs where they are bought. */
export function SourcesCard() {
  const { t, format } = useWords();
  const mayEdit = useMay('market', 'edit');
  const sources = useEndpoint(getSources, {});
  const change = useCommand(patchSource, { refreshes: [getSources] });
  const reachOptions = reaches.map((value) => ({
    value,
    label: t(`sources.reachOf.${value || 'unknown'}`),
  }));
  return (
    <Card title={t('sources.title')} note={t('sources.note')}>
      <div className="in">
        <RefusalNote error={change.error} />
        <Loaded query={sources}>
          {({ rows }) => (
            <ul className="sources">
              {rows.map(({ id, name, reach, priceFen }) => (
                <li key={id}>
                  <b>{name}</b>
                  <Select
                    size="small"
                    value={reach}
                    disabled={!mayEdit}
                    options={reachOptions}
                    aria-label={t('sources.reach')}
                    onChange={(value) => change.mutate({ id, reach: value })}
                  />
                  {mayEdit ? (
                    <InputNumber
                      size="small"
                      min={0}
                      max={1_000_000}
                      precision={2}
                      prefix="¥"
                      value={priceFen === null ? null : priceFen / 100}
                      placeholder={t('sources.free')}
                      aria-label={t('sources.price')}
                      onBlur={({ target }) => {
                        const text = target.value.trim();
                        const fen = text === '' ? null : Math.round(Number(text) * 100);
                        if (fen !== priceFen && !Number.isNaN(fen ?? 0))
                          change.mutate({ id, priceFen: fen });
                      }}
                    />
                  ) : (
                    <span>{priceFen === null ? format.none : format.yuanExact(priceFen)}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        {mayEdit && <AddSource />}
      </div>
    </Card>
  );
}

function AddSource() {
  const { t } = useWords();
  const [form] = Form.useForm<{ name: string }>();
  const add = useCommand(postSource, { refreshes: [getSources] });
  return (
    <Form
      form={form}
      layout="inline"
      className="add-source"
      onFinish={({ name }) => add.mutate({ name }, { onSuccess: () => form.resetFields() })}
    >
      <Form.Item name="name" rules={[{ required: true, message: t('field.required') }]}>
        <Input placeholder={t('sources.add')} maxLength={60} />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {t('sources.addIt')}
      </Button>
      <RefusalNote error={add.error} />
    </Form>
  );
}
