import { Button, Drawer, Popconfirm } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useMay } from '../../web/actor.ts';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { deleteChannel, getChannels, postChannelTest, type Channel } from '../channel.schema.ts';
import { ChannelForm } from './ChannelForm.tsx';
import { DeliveryMark } from './DeliveryMark.tsx';
import { StackedTable } from '../../web/ui/StackedTable.tsx';
import { TestResult } from './TestResult.tsx';
import './notify.css';

type Answer = OutputOf<typeof getChannels>;

/** Robots in chat groups: where they stand, what they post, and a test that says how it ended. */
export function ChannelsScreen() {
  const { t } = useWords();
  const channels = useEndpoint(getChannels, {}, { everyMs: 5_000 });
  const mayEdit = useMay('channel', 'edit');
  const [edited, setEdited] = useState<Channel | 'new'>();
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('channel.add')}
    </Button>
  );
  return (
    <Page title={t('nav.channels')} note={t('channel.note')} tools={mayEdit && add}>
      <Loaded query={channels}>
        {(answer) => (
          <>
            <Robots answer={answer} onEdit={setEdited} add={mayEdit && add} />
            <Drawer
              open={!!edited}
              onClose={() => setEdited(undefined)}
              title={t(edited === 'new' ? 'channel.add' : 'channel.edit')}
              size={480}
              destroyOnHidden
            >
              {edited && (
                <ChannelForm
                  channel={edited === 'new' ? undefined : edited}
                  answer={answer}
                  onDone={() => setEdited(undefined)}
                />
              )}
            </Drawer>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type RobotsProps = {
  answer: Answer;
  onEdit: (channel: Channel) => void;
  add: React.ReactNode;
};

function Robots({ answer, onEdit, add }: RobotsProps) {
  const { t } = useWords();
  const test = useCommand(postChannelTest, { refreshes: [getChannels] });
  const remove = useCommand(deleteChannel, { refreshes: [getChannels] });
  const columns = useColumns(answer, {
    edit: onEdit,
    test: (id) => test.mutate({ id }),
    remove: (id) => remove.mutate({ id }),
  });
  return (
    <Card>
      <RefusalNote error={test.error ?? remove.error} />
      {test.data && <TestResult deliveryId={test.data.deliveryId} />}
      <StackedTable
        dataSource={answer.rows}
        columns={columns}
        empty={
          <Empty title={t('channel.none')} action={add}>
            {t('channel.noneHint')}
          </Empty>
        }
      />
    </Card>
  );
}

type Acts = {
  edit: (channel: Channel) => void;
  test: (id: string) => void;
  remove: (id: string) => void;
};

function useColumns(answer: Answer, acts: Acts): ColumnsType<Channel> {
  const { t, either } = useWords();
  const mayEdit = useMay('channel', 'edit');
  const mayRemove = useMay('channel', 'delete');
  const kindName = (key: string) => {
    const kind = answer.kinds.find((one) => one.key === key);
    return kind ? either(kind.name) : key;
  };
  return [
    {
      title: t('channel.name'),
      width: 200,
      render: (_, { name, stoppedAt }) => (
        <>
          <b>{name}</b> {stoppedAt && <Status state="idle">{t('channel.stopped')}</Status>}
        </>
      ),
    },
    { title: t('channel.kind'), width: 100, render: (_, row) => t(`channel.kind.${row.kind}`) },
    {
      title: t('channel.place'),
      width: 160,
      render: (_, row) => row.placeName ?? t('channel.everywhere'),
    },
    {
      title: t('channel.kinds'),
      render: (_, row) => <span className="soft">{row.kinds.map(kindName).join('、')}</span>,
    },
    {
      title: t('channel.last'),
      width: 110,
      render: (_, { lastState }) => (lastState ? <DeliveryMark state={lastState} /> : '—'),
    },
    {
      width: 180,
      align: 'right',
      render: (_, row) => (
        <span className="nowrap">
          {mayEdit && (
            <>
              <Button
                type="link"
                size="small"
                disabled={!!row.stoppedAt}
                onClick={() => acts.test(row.id)}
              >
                {t('channel.test')}
              </Button>
              <Button type="link" size="small" onClick={() => acts.edit(row)}>
                {t('channel.change')}
              </Button>
            </>
          )}
          {mayRemove && (
            <Popconfirm
              title={t('channel.removeAsk', { name: row.name })}
              okText={t('channel.remove')}
              onConfirm={() => acts.remove(row.id)}
            >
              <Button type="link" size="small">
                {t('channel.remove')}
              </Button>
            </Popconfirm>
          )}
        </span>
      ),
    },
  ];
}
