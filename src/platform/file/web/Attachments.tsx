import { CloseOutlined, FileOutlined, PlusOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Image, Tooltip } from 'antd';
import { useEffect, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { upload, useCommand, useEndpoint, useRefresh, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { deleteFile, getFiles, postFile, postFileReturn, type HeldFile } from '../file.schema.ts';
import './file.css';

type AttachmentsProps = { home: string; recordId: string };

/** Files of a record: pictures in small, recordings to hear, papers to open; drop, paste or choose more. */
export function Attachments({ home, recordId }: AttachmentsProps) {
  const files = useEndpoint(getFiles, { home, recordId });
  return (
    <Loaded query={files}>
      {({ rows, mayEdit }) => (
        <Held home={home} recordId={recordId} rows={rows} mayEdit={mayEdit} />
      )}
    </Loaded>
  );
}

type HeldProps = AttachmentsProps & { rows: HeldFile[]; mayEdit: boolean };

function Held({ home, recordId, rows, mayEdit }: HeldProps) {
  const { t } = useWords();
  const { send, busy, error } = useUpload({ home, recordId });
  const [isOver, setOver] = useState(false);
  const remove = useCommand(deleteFile, { refreshes: [getFiles] });
  const back = useCommand(postFileReturn, { refreshes: [getFiles] });
  const removed = remove.data?.id;
  useEffect(() => {
    if (!removed) return undefined;
    const timer = setTimeout(() => remove.reset(), 10_000);
    return () => clearTimeout(timer);
  }, [removed, remove]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => void send([...event.clipboardData.files]);
  return (
    <section
      className={isOver ? 'attachments over' : 'attachments'}
      aria-label={t('file.title')}
      {...(mayEdit && {
        onDrop: drop,
        onPaste: paste,
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
      })}
    >
      <header>
        <h3>{t('file.title')}</h3>
        {mayEdit && <Choose onChoose={(chosen) => void send(chosen)} busy={busy} />}
      </header>
      <RefusalNote error={error ?? remove.error ?? back.error} />
      {rows.length === 0 && <p className="soft">{t(mayEdit ? 'file.noneYet' : 'file.none')}</p>}
      <Image.PreviewGroup>
        <ul>
          {rows.map((file) => (
            <li key={file.id}>
              <Shown file={file} />
              {mayEdit && (
                <Tooltip title={t('file.remove')}>
                  <Button
                    className="remove"
                    size="small"
                    shape="circle"
                    icon={<CloseOutlined />}
                    aria-label={t('file.removeOne', { name: file.name })}
                    onClick={() => remove.mutate({ id: file.id })}
                  />
                </Tooltip>
              )}
            </li>
          ))}
        </ul>
      </Image.PreviewGroup>
      {removed && (
        <p className="removed" role="status">
          {t('file.removed')}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => back.mutate({ id: removed }, { onSuccess: () => remove.reset() })}
          >
            {t('file.return')}
          </Button>
        </p>
      )}
    </section>
  );
}

const contentOf = (file: HeldFile) => `/api/files/${file.id}/content`;

function Shown({ file }: { file: HeldFile }) {
  const { format } = useWords();
  const size = format.fileSize(file.bytes);
  if (file.mediaType.startsWith('image/'))
    return (
      <Image
        src={`/api/files/${file.id}/thumbnail?size=160`}
        preview={{ src: contentOf(file) }}
        alt={file.name}
        width={96}
        height={96}
      />
    );
  const isSound = file.mediaType.startsWith('audio/');
  return (
    <div className="paper">
      <a href={contentOf(file)} target="_blank" rel="noreferrer" title={file.name}>
        {isSound ? <SoundOutlined /> : <FileOutlined />}
        <span>{file.name}</span>
        <small>{size}</small>
      </a>
      {isSound && <audio controls preload="none" src={contentOf(file)} />}
    </div>
  );
}

type ChooseProps = { onChoose: (files: File[]) => void; busy: string };

/** On a phone the same button offers the camera. */
function Choose({ onChoose, busy }: ChooseProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={t('file.add')}
        multiple
        hidden
        accept="image/jpeg,image/png,image/webp,audio/*,.pdf,.docx,.xlsx,.pptx"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<PlusOutlined />}
        loading={busy !== ''}
        onClick={() => input.current?.click()}
      >
        {busy === '' ? t('file.add') : t('file.adding', { name: busy })}
      </Button>
    </>
  );
}

function useUpload({ home, recordId }: AttachmentsProps) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<Refused | null>(null);
  const send = async (files: readonly File[]) => {
    setError(null);
    for (const file of files) {
      setBusy(file.name);
      try {
        await upload(postFile.path, { home, recordId }, file);
      } catch (refused) {
        setError(refused as Refused);
        break;
      }
    }
    setBusy('');
    await refresh([getFiles]);
  };
  return { send, busy, error };
}
