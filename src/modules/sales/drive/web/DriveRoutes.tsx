import { Button, Checkbox, Form, Input, InputNumber, Modal, Switch } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getDriveRoutes, postDriveRoute, putDriveRoute } from '../drive-route.schema.ts';
import { roadConditions } from '../drive.rules.ts';
import { getDrives, type DriveRoute } from '../drive.schema.ts';

type Route = z.infer<typeof DriveRoute>;
const refreshes = [getDrives, getDriveRoutes];
const enough = 3;

/** Routes of a store with the roads that they show (试驾路线); who runs the stock keeps them. */
export function DriveRoutes({ storeId, routes }: { storeId: string; routes: readonly Route[] }) {
  const { t, format } = useWords();
  const mayEdit = useMay('stock', 'edit');
  const [edited, setEdited] = useState<Route | 'new'>();
  const all = useEndpoint(getDriveRoutes, { storeId }, { enabled: mayEdit });
  const shown = all.data?.rows ?? routes;
  return (
    <Card
      title={t('drives.routes')}
      note={routes.length < enough && t('drives.routesFew')}
      end={
        mayEdit && (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('drives.routeNew')}
          </Button>
        )
      }
    >
      <div className="in">
        <ul className="drive-routes">
          {shown.map((route) => (
            <li key={route.id} className={route.closedAt ? 'closed' : ''}>
              <b>{route.name}</b>
              <small>
                {t('drives.routeLine', {
                  km: format.decimal(route.lengthHm / 10),
                  minutes: route.minutes,
                })}
                {route.closedAt && ` · ${t('drives.routeClosed')}`}
              </small>
              <span>
                {route.conditions.map((one) => (
                  <i key={one}>{t(`drives.condition.${one}`)}</i>
                ))}
              </span>
              {mayEdit && (
                <Button type="text" size="small" onClick={() => setEdited(route)}>
                  {t('drives.routeEdit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {edited && (
        <EditRoute storeId={storeId} route={edited} onClose={() => setEdited(undefined)} />
      )}
    </Card>
  );
}

type Fields = Pick<Route, 'name' | 'minutes' | 'conditions'> & { km: number; isClosed: boolean };
type EditProps = { storeId: string; route: Route | 'new'; onClose: () => void };

function EditRoute({ storeId, route, onClose }: EditProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const add = useCommand(postDriveRoute, { refreshes });
  const change = useCommand(putDriveRoute, { refreshes });
  const isNew = route === 'new';
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ km, isClosed, ...fields }: Fields) => {
    const known = { ...fields, lengthHm: Math.round(km * 10) };
    const done = { onSuccess: onClose };
    if (isNew) add.mutate({ ...known, storeId }, done);
    else change.mutate({ ...known, note: route.note, id: route.id, isClosed }, done);
  };
  return (
    <Modal
      open
      title={t(isNew ? 'drives.routeNew' : 'drives.routeEdit')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={add.isPending || change.isPending}
    >
      <RefusalNote error={add.error ?? change.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          isNew
            ? { conditions: [], isClosed: false }
            : { ...route, km: route.lengthHm / 10, isClosed: route.closedAt !== null }
        }
        onFinish={save}
      >
        <Form.Item name="name" label={t('drives.routeName')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <div className="enter-pair">
          <Form.Item name="km" label={t('drives.routeKm')} rules={required}>
            <InputNumber min={0.1} max={500} step={0.1} precision={1} />
          </Form.Item>
          <Form.Item name="minutes" label={t('drives.routeMinutes')} rules={required}>
            <InputNumber min={1} max={600} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="conditions" label={t('drives.routeConditions')} rules={required}>
          <Checkbox.Group
            options={roadConditions.map((value) => ({
              value,
              label: t(`drives.condition.${value}`),
            }))}
          />
        </Form.Item>
        {!isNew && (
          <Form.Item name="isClosed" label={t('drives.routeClosed')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
