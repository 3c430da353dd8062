import { CloudUploadOutlined, DisconnectOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { use, useState } from 'react';
import { Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { mayChange, type Entry } from '../outbox.rules.ts';
import { useOffline } from './connection.ts';
import { KeptKinds, type Body, type KeptKind } from './kept-kind.ts';
import { discard, flush, resend, useUnsent } from './outbox.ts';
import './offline.css';

/** `2 条待发` in the bar (待发): what this device still holds, and whether the server is out of reach. */
export function UnsentChip() {
  const { t } = useWords();
  const { phone } = useLooks();
  const unsent = useUnsent();
  const isOffline = useOffline();
  const [isOpen, setOpen] = useState(false);
  const refused = unsent.filter((entry) => entry.refused).length;
  return (
    <>
      {unsent.length > 0 ? (
        <button
          type="button"
          className={`unsent-chip ${refused > 0 ? 'refused' : ''}`}
          onClick={() => setOpen(true)}
        >
          <CloudUploadOutlined />
          {refused > 0
            ? t('unsent.refusedCount', { count: refused })
            : t('unsent.count', { count: unsent.length })}
        </button>
      ) : (
        isOffline && (
          <span className="unsent-chip off" role="status">
            <DisconnectOutlined />
            {t('unsent.offline')}
          </span>
        )
      )}
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        placement={phone ? 'bottom' : 'right'}
        size={phone ? '80%' : 480}
        title={t('unsent.title')}
        className="unsent-sheet"
        extra={
          <Button disabled={unsent.length === 0} onClick={() => void flush()}>
            {t('unsent.sendNow')}
          </Button>
        }
      >
        <p className="unsent-hint">{t(isOffline ? 'unsent.hintOffline' : 'unsent.hint')}</p>
        <ul className="unsent">
          {unsent.map((entry) => (
            <UnsentLine key={entry.key} entry={entry} />
          ))}
        </ul>
        {unsent.length === 0 && <p className="unsent-hint">{t('unsent.none')}</p>}
      </Drawer>
    </>
  );
}

/** What still waits about one record, shown where its story is told. */
export function UnsentOf({ about }: { about: string }) {
  const mine = useUnsent().filter((entry) => entry.about === about);
  if (mine.length === 0) return null;
  return (
    <ul className="unsent inline">
      {mine.map((entry) => (
        <UnsentLine key={entry.key} entry={entry} />
      ))}
    </ul>
  );
}

function UnsentLine({ entry }: { entry: Entry }) {
  const { t, format } = useWords();
  const kind = use(KeptKinds).find((one) => one.kind === entry.kind);
  const [isMending, setMending] = useState(false);
  const { refused } = entry;
  const save = (body: Body) => {
    setMending(false);
    void resend(entry, body);
  };
  return (
    <li>
      <header>
        <b>{entry.title || t('unsent.nameless')}</b>
        <span className="chip">{t(kind?.word ?? 'unsent.entry')}</span>
        <Status state={refused ? 'breached' : 'idle'}>
          {t(refused ? 'unsent.refused' : 'unsent.waits')}
        </Status>
      </header>
      {kind && <p>{kind.text(entry.body)}</p>}
      <small>{t('unsent.typedAt', { at: format.shortMoment(entry.at) })}</small>
      {refused && <RefusalNote error={new Refused(refused.status, refused)} />}
      {kind && isMending ? (
        <kind.Mend body={entry.body} onSave={save} />
      ) : (
        <Ways entry={entry} kind={kind} onMend={() => setMending(true)} onSend={save} />
      )}
    </li>
  );
}

type WaysProps = {
  entry: Entry;
  kind: KeptKind | undefined;
  onMend: () => void;
  onSend: (body: Body) => void;
};

/** The ways on: other words, another way, once more, copied elsewhere, or thrown away. */
function Ways({ entry, kind, onMend, onSend }: WaysProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const [isCopied, setCopied] = useState(false);
  const { refused, body, key } = entry;
  const copy = async () => {
    await navigator.clipboard.writeText(kind?.text(body) ?? '');
    setCopied(true);
  };
  const drop = () =>
    modal.confirm({
      title: t('unsent.dropSure'),
      content: t('unsent.dropNote'),
      okText: t('unsent.drop'),
      onOk: () => discard(key),
    });
  return (
    <div className="ways">
      {refused &&
        kind?.ways?.(refused).map((way) => (
          <Button key={way.word} type="primary" onClick={() => onSend({ ...body, ...way.body })}>
            {t(way.word, refused.details as Record<string, string>)}
          </Button>
        ))}
      {kind && mayChange(entry) && <Button onClick={onMend}>{t('unsent.mend')}</Button>}
      {refused && <Button onClick={() => onSend(body)}>{t('unsent.again')}</Button>}
      {kind && 'clipboard' in navigator && (
        <Button onClick={() => void copy()}>{t(isCopied ? 'unsent.copied' : 'unsent.copy')}</Button>
      )}
      <Button type="text" onClick={drop}>
        {t('unsent.drop')}
      </Button>
    </div>
  );
}
