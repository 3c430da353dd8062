import { Button, Segmented, Select, TimePicker } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { choices as allChoices, type Choice, type Outward } from '../notice-kind.rules.ts';
import { getNoticeChoices, putNoticeChoices, type NoticeChoices } from '../notice.schema.ts';
import { DevicesCard } from './DevicesCard.tsx';
import './notify.css';

/** What I am told by mail and push, when I am left in peace, and which browsers are pushed to. */
export function NoticeChoicesScreen() {
  const { t } = useWords();
  const known = useEndpoint(getNoticeChoices, {});
  return (
    <Page title={t('nav.notices')} className="narrow">
      <Loaded query={known}>
        {(answer) => (
          <>
            <ChoicesForm key={JSON.stringify(answer.kinds)} known={answer} />
            <DevicesCard pushKey={answer.pushKey} devices={answer.devices} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Kind = NoticeChoices['kinds'][number];
type Changed = { kind: string; channel: Outward; choice: Choice };

function ChoicesForm({ known }: { known: NoticeChoices }) {
  const { t } = useWords();
  const save = useCommand(putNoticeChoices, { refreshes: [getNoticeChoices] });
  const [reader, setReader] = useState({
    language: known.language,
    quietFrom: known.quietFrom,
    quietTo: known.quietTo,
  });
  const [changed, setChanged] = useState<Changed[]>([]);
  const choose = (one: Changed) =>
    setChanged((before) => [
      ...before.filter(({ kind, channel }) => kind !== one.kind || channel !== one.channel),
      one,
    ]);
  const chosen = (row: Kind, channel: Outward) =>
    changed.find((one) => one.kind === row.key && one.channel === channel)?.choice ?? row[channel];
  return (
    <>
      <QuietCard reader={reader} onChange={setReader} />
      <Card title={t('choice.kinds')} note={t('choice.kindsNote')}>
        <MailNote mail={known.mail} />
        <KindTable kinds={known.kinds} chosen={chosen} choose={choose} />
        <div className="in choice-save">
          <RefusalNote error={save.error} />
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() => save.mutate({ ...reader, choices: changed })}
          >
            {t('save')}
          </Button>
          {save.isSuccess && <span className="done">{t('choice.saved')}</span>}
        </div>
      </Card>
    </>
  );
}

function MailNote({ mail }: Pick<NoticeChoices, 'mail'>) {
  const { t } = useWords();
  const text = !mail.isSetUp
    ? t('choice.mailNotSetUp')
    : mail.address
      ? t('choice.mailTo', { address: mail.address })
      : t('choice.noAddress');
  return <p className="in note choice-mail">{text}</p>;
}

type KindTableProps = {
  kinds: Kind[];
  chosen: (row: Kind, channel: Outward) => Choice;
  choose: (one: Changed) => void;
};

function KindTable({ kinds, chosen, choose }: KindTableProps) {
  const { t, either } = useWords();
  const { phone } = useLooks();
  const pick = (row: Kind, channel: Outward) => (
    <Select<Choice>
      aria-label={`${either(row.name)} ${t(`choice.${channel}`)}`}
      style={{ width: phone ? 100 : 132 }}
      disabled={!row.mayMute}
      value={row.mayMute ? chosen(row, channel) : 'now'}
      options={allChoices
        .filter((value) => !(row.urgent && value === 'digest'))
        .map((value) => ({ value, label: t(`choice.${value}`) }))}
      onChange={(choice) => choose({ kind: row.key, channel, choice })}
    />
  );
  const columns: ColumnsType<Kind> = [
    {
      title: t('notice.kind'),
      render: (_, row) => (
        <>
          {either(row.name)} {row.urgent && <span className="chip">{t('choice.urgent')}</span>}{' '}
          {!row.mayMute && <span className="chip">{t('choice.firm')}</span>}
        </>
      ),
    },
    { title: t('choice.email'), width: phone ? 116 : 160, render: (_, row) => pick(row, 'email') },
    { title: t('choice.push'), width: phone ? 116 : 160, render: (_, row) => pick(row, 'push') },
  ];
  return <DataTable rowKey="key" dataSource={kinds} columns={columns} scroll={{}} />;
}

type ReaderWishes = Pick<NoticeChoices, 'language' | 'quietFrom' | 'quietTo'>;
type QuietCardProps = { reader: ReaderWishes; onChange: (reader: ReaderWishes) => void };

function QuietCard({ reader, onChange }: QuietCardProps) {
  const { t } = useWords();
  const time = (name: 'quietFrom' | 'quietTo') => (
    <TimePicker
      aria-label={t(`choice.${name}`)}
      format="HH:mm"
      minuteStep={15}
      needConfirm={false}
      allowClear={false}
      style={{ width: 104 }}
      value={dayjs('2000-01-01').add(reader[name], 'minute')}
      onChange={(at) => at && onChange({ ...reader, [name]: at.hour() * 60 + at.minute() })}
    />
  );
  return (
    <Card title={t('choice.quiet')} note={t('choice.quietNote')}>
      <div className="in choice-quiet">
        {time('quietFrom')} <span>{t('choice.until')}</span> {time('quietTo')}
        <span className="gap">{t('choice.language')}</span>
        <Segmented
          value={reader.language}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
          onChange={(language) => onChange({ ...reader, language })}
        />
      </div>
    </Card>
  );
}
