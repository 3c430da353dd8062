import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postDriveReturn, postDriveStart, putDriveSteps } from '../drive.schema.ts';
import { driveRefreshes } from './drive-refreshes.ts';
import type { ShownDrive } from './DriveScreen.tsx';

type Props = { drive: ShownDrive; mayEdit: boolean };

/** The drive itself (出车到还车): keys and route, the three steps, the return. */
export function DriveRun({ drive, mayEdit }: Props) {
  return (
    <>
      <Keys drive={drive} mayEdit={mayEdit} />
      {drive.kind === 'test' && <Steps drive={drive} mayEdit={mayEdit} />}
      {(drive.state === 'out' || drive.state === 'done') && (
        <Back drive={drive} mayEdit={mayEdit} />
      )}
    </>
  );
}

function Keys({ drive, mayEdit }: Props) {
  const { t, format } = useWords();
  const start = useCommand(postDriveStart, { refreshes: driveRefreshes });
  const required = [{ required: true, message: t('field.required') }];
  if (drive.outAt)
    return (
      <Card title={t('drives.keys')}>
        <div className="in">
          <p className="drive-done">
            <CheckCircleFilled />{' '}
            {t('drives.outAt', {
              time: format.shortMoment(drive.outAt),
              km: format.int(drive.startKm ?? 0),
            })}
            {drive.routeName && ` · ${drive.routeName}`}
          </p>
        </div>
      </Card>
    );
  if (!mayEdit) return null;
  return (
    <Card title={t('drives.keys')}>
      <div className="in">
        <Form<{ startKm: number; routeId?: string }>
          layout="vertical"
          requiredMark={false}
          initialValues={{ startKm: drive.lastKm ?? undefined }}
          onFinish={({ startKm, routeId }) =>
            start.mutate({ id: drive.id, startKm, routeId: routeId ?? null })
          }
        >
          <RefusalNote error={start.error} />
          {drive.kind === 'test' && (
            <Form.Item name="routeId" label={t('drives.route')} rules={required}>
              <Radio.Group className="route-choice">
                {drive.routes.map((route) => (
                  <Radio key={route.id} value={route.id}>
                    {route.name}
                    <small>
                      {t('drives.routeLine', {
                        km: format.decimal(route.lengthHm / 10),
                        minutes: route.minutes,
                      })}{' '}
                      · {route.conditions.map((one) => t(`drives.condition.${one}`)).join('、')}
                    </small>
                  </Radio>
                ))}
              </Radio.Group>
            </Form.Item>
          )}
          <Form.Item name="startKm" label={t('drives.startKm')} rules={required}>
            <InputNumber min={0} max={2_000_000} precision={0} suffix={t('drives.km')} />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" loading={start.isPending}>
            {t('drives.start')}
          </Button>
        </Form>
      </div>
    </Card>
  );
}

/** Static, demonstration, customer (静态、试乘、试驾): each a press with the thumb. */
function Steps({ drive, mayEdit }: Props) {
  const { t, format } = useWords();
  const tick = useCommand(putDriveSteps, { refreshes: driveRefreshes });
  const at = { static: drive.staticAt, demo: drive.demoAt, customer: drive.customerAt };
  const keys = ['static', 'demo', 'customer'] as const;
  const isOpen = mayEdit && (drive.state === 'booked' || drive.state === 'out');
  const press = (key: (typeof keys)[number]) => {
    const ticked = { static: !!at.static, demo: !!at.demo, customer: !!at.customer };
    tick.mutate({ id: drive.id, ...ticked, [key]: !at[key] });
  };
  return (
    <Card title={t('drives.steps')}>
      <div className="in">
        <div className="drive-steps">
          {keys.map((key) => (
            <button
              key={key}
              type="button"
              aria-pressed={!!at[key]}
              className={at[key] ? 'on' : ''}
              disabled={!isOpen || tick.isPending}
              onClick={() => press(key)}
            >
              <b>{t(`drives.stepOf.${key}`)}</b>
              <small>{at[key] ? format.timeOf(at[key]) : format.none}</small>
            </button>
          ))}
        </div>
        <RefusalNote error={tick.error} />
      </div>
    </Card>
  );
}

type BackFields = {
  endKm: number;
  isDamaged?: 'true' | 'false';
  chargePercent?: number | null;
  note?: string;
};

function Back({ drive, mayEdit }: Props) {
  const { t, format } = useWords();
  const back = useCommand(postDriveReturn, { refreshes: driveRefreshes });
  const isLoan = drive.kind !== 'test';
  if (drive.backAt) {
    const told = [
      t('drives.backAt', {
        time: format.shortMoment(drive.backAt),
        km: format.int(drive.endKm ?? 0),
      }),
      t('drives.driven', { km: format.int((drive.endKm ?? 0) - (drive.startKm ?? 0)) }),
      drive.isDamaged !== null && t(`drives.damageOf.${drive.isDamaged}`),
      drive.chargePercent !== null && `${drive.chargePercent}%`,
      drive.returnNote,
    ];
    return (
      <Card title={t('drives.back')}>
        <div className="in">
          <p className="drive-done">
            <CheckCircleFilled /> {told.filter(Boolean).join(' · ')}
          </p>
        </div>
      </Card>
    );
  }
  if (!mayEdit) return null;
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ endKm, isDamaged, chargePercent, note }: BackFields) =>
    back.mutate({
      id: drive.id,
      endKm,
      isDamaged: isDamaged === undefined ? null : isDamaged === 'true',
      chargePercent: chargePercent ?? null,
      note: note ?? '',
    });
  return (
    <Card title={t('drives.back')}>
      <div className="in">
        <Form<BackFields> layout="vertical" requiredMark={false} onFinish={save}>
          <RefusalNote error={back.error} />
          <div className="drive-three">
            <Form.Item name="endKm" label={t('drives.endKm')} rules={required}>
              <InputNumber
                min={drive.startKm ?? 0}
                max={2_000_000}
                precision={0}
                suffix={t('drives.km')}
              />
            </Form.Item>
            {isLoan && (
              <Form.Item name="chargePercent" label={t('drives.charge')}>
                <Select
                  allowClear
                  options={Array.from({ length: 11 }, (_, i) => ({
                    value: i * 10,
                    label: `${i * 10}%`,
                  }))}
                />
              </Form.Item>
            )}
          </div>
          {isLoan && (
            <Form.Item
              name="isDamaged"
              label={t('drives.damage')}
              rules={required}
              extra={t('drives.damageHint')}
            >
              <Segmented
                options={(['false', 'true'] as const).map((value) => ({
                  value,
                  label: t(`drives.damageOf.${value}`),
                }))}
              />
            </Form.Item>
          )}
          <Form.Item name="note" label={t('drives.returnNote')}>
            <Input maxLength={500} />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" loading={back.isPending}>
            {t('drives.back')}
          </Button>
        </Form>
      </div>
    </Card>
  );
}
