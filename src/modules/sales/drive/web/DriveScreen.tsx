import { Link, useParams } from '@tanstack/react-router';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { dayIn } from '../../../../kernel/period.ts';
import { Attachments } from '../../../../platform/file/web/Attachments.tsx';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getDrive, postDriveEnd } from '../drive.schema.ts';
import { BookDrive } from './BookDrive.tsx';
import { dayToBook } from './clock-times.ts';
import { driveRefreshes } from './drive-refreshes.ts';
import { DriveState } from './DriveList.tsx';
import { DrivePapers } from './DrivePapers.tsx';
import { DriveRun } from './DriveRun.tsx';
import { DriveSaid } from './DriveSaid.tsx';
import './drive.css';

export type ShownDrive = OutputOf<typeof getDrive>;

/** One test drive with the customer beside (试驾单): papers, keys, three steps, return, what they say. */
export function DriveScreen() {
  const { t, format } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const drive = useEndpoint(getDrive, { id });
  const mayEdit = useMay('deal', 'edit');
  useEvents('drive', [getDrive]);
  return (
    <Page
      title={drive.data?.customerName || t('drives.one')}
      note={drive.data && format.shortMoment(drive.data.fromAt)}
      className="drive-page"
    >
      <Loaded query={drive}>
        {(found) => (
          <div className="drive-parts" key={found.id}>
            <Head drive={found} mayEdit={mayEdit} />
            {found.state !== 'cancelled' && found.state !== 'missed' && (
              <>
                <DrivePapers drive={found} mayEdit={mayEdit} />
                <DriveRun drive={found} mayEdit={mayEdit} />
              </>
            )}
            {found.state === 'done' && <DriveSaid drive={found} mayEdit={mayEdit} />}
            {(found.state === 'out' || found.state === 'done') && (
              <Card title={t('drives.photos')}>
                <div className="in">
                  <Attachments key={found.id} home="drive" recordId={found.id} />
                </div>
              </Card>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Head({ drive, mayEdit }: { drive: ShownDrive; mayEdit: boolean }) {
  const { t, format } = useWords();
  const times = `${format.shortMoment(drive.fromAt)} – ${
    dayIn(Date.parse(drive.toAt)) === dayIn(Date.parse(drive.fromAt))
      ? format.timeOf(drive.toAt)
      : format.shortMoment(drive.toAt)
  }`;
  return (
    <Card className="drive-head">
      <div className="in">
        <h2>
          {[drive.plate || t('drives.noPlate'), drive.carName].join(' · ')}
          <DriveState {...drive} />
        </h2>
        <p>
          {[
            t(`drives.kindOf.${drive.kind}`),
            times,
            drive.personName,
            drive.customerPhone,
            drive.note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {drive.endReason && <p className="quiet">{drive.endReason}</p>}
        <div className="drive-acts">
          {drive.dealId && (
            <Link to="/deals/$id" params={{ id: drive.dealId }}>
              {t('drives.toDeal')}
            </Link>
          )}
          {mayEdit && drive.state === 'booked' && <BookingActs drive={drive} />}
        </div>
      </div>
    </Card>
  );
}

/** Another time, called off, or nobody came: as long as the keys are here. */
function BookingActs({ drive }: { drive: ShownDrive }) {
  const { t } = useWords();
  const [moveFrom, setMoveFrom] = useState<string>();
  const [reason, setReason] = useState('');
  const end = useCommand(postDriveEnd, { refreshes: driveRefreshes });
  const { id, kind, storeId, vehicleId } = drive;
  return (
    <>
      <Button onClick={() => setMoveFrom(dayToBook(dayIn(Date.now()), Date.now()))}>
        {t('drives.move')}
      </Button>
      <Popconfirm
        title={t('drives.cancel')}
        description={
          <Input
            value={reason}
            maxLength={200}
            placeholder={t('drives.why')}
            aria-label={t('drives.why')}
            onChange={({ target }) => setReason(target.value)}
          />
        }
        onConfirm={() => end.mutate({ id, state: 'cancelled', reason })}
      >
        <Button>{t('drives.cancel')}</Button>
      </Popconfirm>
      <Button onClick={() => end.mutate({ id, state: 'missed' })}>{t('drives.missed')}</Button>
      <RefusalNote error={end.error} />
      {moveFrom && (
        <BookDrive
          storeId={storeId}
          wanted={{ day: moveFrom, vehicleId, moves: { id, kind } }}
          onClose={() => setMoveFrom(undefined)}
        />
      )}
    </>
  );
}
