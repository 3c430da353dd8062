import { useParams } from '@tanstack/react-router';
import { Button, Image, Popconfirm } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Mark } from '../../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getAlbum, postAlbumWithdrawal } from '../delivery.schema.ts';
import './album.css';

/** The album of a delivery as its owner opens it (交车相册): photographs, guarantee dates, and the way out. */
export function AlbumScreen() {
  const { t } = useWords();
  const { code } = useParams({ strict: false }) as { code: string };
  const album = useEndpoint(getAlbum, { code });
  const withdraw = useCommand(postAlbumWithdrawal, { refreshes: [getAlbum] });
  return (
    <main className="album-page">
      <header>
        <Mark size={28} />
        <b>{album.data?.groupName}</b>
      </header>
      {album.error || withdraw.isSuccess ? (
        <section className="card">
          {withdraw.isSuccess ? (
            <p role="status">{t('album.gone')}</p>
          ) : (
            <RefusalNote error={album.error} />
          )}
        </section>
      ) : (
        <Loaded query={album}>
          {(shown) => (
            <>
              <Shown code={code} album={shown} />
              <footer>
                <p>{t('album.foot')}</p>
                <RefusalNote error={withdraw.error} />
                <Popconfirm
                  title={t('album.withdraw')}
                  description={t('album.withdrawSure')}
                  onConfirm={() => withdraw.mutate({ code })}
                >
                  <Button type="text" loading={withdraw.isPending}>
                    {t('album.withdraw')}
                  </Button>
                </Popconfirm>
              </footer>
            </>
          )}
        </Loaded>
      )}
    </main>
  );
}

function Shown({ code, album }: { code: string; album: OutputOf<typeof getAlbum> }) {
  const { t, format } = useWords();
  const { storeName, hostName, handedOn, exchangeUntil, faultUntil, photos } = album;
  const of = (id: string, size: string) => `/api/albums/${code}/photos/${id}?size=${size}`;
  const car = [album.modelName, album.colour].filter(Boolean).join(' · ');
  return (
    <section className="card">
      <h1>{t('album.title')}</h1>
      <p className="car">{car}</p>
      <p className="soft">
        {handedOn
          ? t('album.by', { day: format.longDay(handedOn), store: storeName, name: hostName ?? '' })
          : t('album.soon', { store: storeName })}
      </p>
      {photos.length === 0 ? (
        <p className="quiet">{t('album.noPhotos')}</p>
      ) : (
        <Image.PreviewGroup>
          <div className="photos">
            {photos.map(({ id }, i) => (
              <Image
                key={id}
                src={of(id, '640')}
                preview={{ src: of(id, '1600') }}
                alt={t('album.photo', { n: i + 1 })}
              />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      {exchangeUntil && faultUntil && (
        <ul className="guarantee">
          <li>{t('album.exchange', { day: format.longDay(exchangeUntil) })}</li>
          <li>{t('album.fault', { day: format.longDay(faultUntil) })}</li>
        </ul>
      )}
    </section>
  );
}
