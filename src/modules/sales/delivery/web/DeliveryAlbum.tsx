import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Switch } from 'antd';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Attachments } from '../../../../platform/file/web/Attachments.tsx';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { putAlbum, putPhoto } from '../delivery.schema.ts';
import { deliveryRefreshes, type WholeDelivery } from './delivery-state.ts';

type Props = { delivery: WholeDelivery };

/** Consent first, then photographs, then the link that the owner gets (交车相册). */
export function DeliveryAlbum({ delivery }: Props) {
  const { t } = useWords();
  const { album } = delivery;
  const isOpen = album?.agrees === true && album.withdrawnAt === null;
  return (
    <Card title={t('carDelivery.album')}>
      <div className="in delivery-album">
        <Consent delivery={delivery} />
        {isOpen && (
          <>
            <Attachments home="delivery" recordId={delivery.id} />
            <Photos delivery={delivery} />
            {album.code && <AlbumLink code={album.code} />}
          </>
        )}
      </div>
    </Card>
  );
}

function Consent({ delivery }: Props) {
  const { t, either, format } = useWords();
  const mayEdit = useMay('deal', 'edit');
  const answer = useCommand(putAlbum, { refreshes: deliveryRefreshes });
  const { album, albumText } = delivery;
  const said = (agrees: boolean) => answer.mutate({ id: delivery.id, agrees });
  const state = album
    ? album.withdrawnAt
      ? 'carDelivery.withdrawn'
      : album.agrees
        ? 'carDelivery.agreed'
        : 'carDelivery.declined'
    : 'carDelivery.ask';
  const mayAsk = mayEdit && (!album || !album.agrees || album.withdrawnAt !== null);
  return (
    <div className="consent">
      <b>
        {t(state)}
        {album && <small> {format.shortMoment(album.withdrawnAt ?? album.askedAt)}</small>}
      </b>
      {mayAsk && <p className="soft">{either(albumText)}</p>}
      {mayAsk && (
        <span className="acts">
          <Button loading={answer.isPending} onClick={() => said(true)}>
            {t('carDelivery.agree')}
          </Button>
          {!album && (
            <Button type="text" disabled={answer.isPending} onClick={() => said(false)}>
              {t('carDelivery.decline')}
            </Button>
          )}
        </span>
      )}
      <RefusalNote error={answer.error} />
    </div>
  );
}

function Photos({ delivery }: Props) {
  const { t } = useWords();
  const show = useCommand(putPhoto, { refreshes: deliveryRefreshes });
  if (delivery.photos.length === 0) return null;
  return (
    <>
      <RefusalNote error={show.error} />
      <ul className="album-photos">
        {delivery.photos.map(({ fileId, name, isShown }) => (
          <li key={fileId}>
            <img src={`/api/files/${fileId}/thumbnail?size=160`} alt={name} loading="lazy" />
            <label>
              <Switch
                checked={isShown}
                loading={show.isPending && show.variables.fileId === fileId}
                aria-label={`${t('carDelivery.inAlbum')} ${name}`}
                onChange={(checked) => show.mutate({ id: delivery.id, fileId, isShown: checked })}
              />
              <span>{t('carDelivery.inAlbum')}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

function AlbumLink({ code }: { code: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const address = `${location.origin}/album/${code}`;
  const text = t('carDelivery.albumMessage', { address });
  return (
    <p className="album-link">
      <a href={`/album/${code}`} target="_blank" rel="noreferrer">
        {t('carDelivery.albumLink')}
      </a>
      <Button
        icon={<CopyOutlined />}
        onClick={() =>
          void navigator.clipboard
            .writeText(text)
            .then(() => message.success(t('carDelivery.copied')))
        }
      >
        {t('carDelivery.copy')}
      </Button>
    </p>
  );
}
