import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { ask, Refused, useRefresh } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  deletePushDevice,
  getNoticeChoices,
  postPushDevice,
  type NoticeChoices,
} from '../notice.schema.ts';
import { canSubscribe, subscribe, unsubscribe } from './push-subscription.ts';

type Device = NoticeChoices['devices'][number];

/** Browsers that pushes reach, and the switch for this one. */
export function DevicesCard({ pushKey, devices }: Pick<NoticeChoices, 'pushKey' | 'devices'>) {
  const { t, format } = useWords();
  const refresh = useRefresh();
  const add = useMutation<boolean, Refused>({
    mutationFn: async () => {
      const made = await subscribe(pushKey).catch(() => undefined);
      if (made === undefined) throw new Refused(0, { code: 'push_device.address_wrong' });
      if (made) await ask(postPushDevice, { ...made, name: browserName() });
      return made !== null;
    },
    onSuccess: () => refresh([getNoticeChoices]),
  });
  const remove = useMutation<void, Refused, Device>({
    mutationFn: async ({ id, endpoint }) => {
      await ask(deletePushDevice, { id });
      if (canSubscribe()) await unsubscribe(endpoint).catch(() => undefined);
    },
    onSuccess: () => refresh([getNoticeChoices]),
  });
  return (
    <Card title={t('choice.devices')} note={t('choice.devicesNote')}>
      <div className="in choice-devices">
        <RefusalNote error={add.error ?? remove.error} />
        <ul>
          {devices.map((device) => (
            <li key={device.id}>
              <span>
                <b>{device.name || t('choice.device')}</b>
                <small>{format.moment(device.createdAt)}</small>
              </span>
              <Popconfirm
                title={t('choice.removeAsk')}
                okText={t('choice.remove')}
                onConfirm={() => remove.mutate(device)}
              >
                <Button type="link" size="small">
                  {t('choice.remove')}
                </Button>
              </Popconfirm>
            </li>
          ))}
        </ul>
        {canSubscribe() ? (
          <Button loading={add.isPending} onClick={() => add.mutate()}>
            {t('choice.addDevice')}
          </Button>
        ) : (
          <p className="note">{t('choice.cannotPush')}</p>
        )}
        {add.data === false && <p className="note">{t('choice.pushDenied')}</p>}
      </div>
    </Card>
  );
}

const browserName = () =>
  [/Edg\//, /Firefox/, /Chrome/, /Safari/]
    .flatMap((pattern) => pattern.exec(navigator.userAgent)?.[0] ?? [])
    .slice(0, 1)
    .concat(/Windows|iPhone|iPad|Android|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? [])
    .join(' · ')
    .replace('Edg/', 'Edge');
