import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { dayIn } from '../../../../kernel/period.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { getDealDrives } from '../drive.schema.ts';
import { BookDrive } from './BookDrive.tsx';
import { dayToBook } from './clock-times.ts';
import { DriveState } from './DriveList.tsx';
import './drive.css';

/** The test drives of a deal's customer (试驾), and booking another one. */
export function DealDrives({ deal, mayEdit }: DealPartProps) {
  const { t, format } = useWords();
  const [bookedFor, setBookedFor] = useState<string>();
  const drives = useEndpoint(getDealDrives, { id: deal.id });
  useEvents('drive', [getDealDrives]);
  return (
    <Card
      title={t('drives.part')}
      end={
        mayEdit && (
          <Button
            size="small"
            onClick={() => setBookedFor(dayToBook(dayIn(Date.now()), Date.now()))}
          >
            {t('drives.book')}
          </Button>
        )
      }
    >
      <Loaded query={drives}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="in">
              <p className="quiet">{t('drives.partNone')}</p>
            </div>
          ) : (
            <ul className="drive-list">
              {rows.map((drive) => (
                <li key={drive.id}>
                  <Link to="/drives/$id" params={{ id: drive.id }}>
                    <time>{format.shortMoment(drive.fromAt)}</time>
                    <span className="who">
                      <b>{[drive.carName, drive.plate].filter(Boolean).join(' · ')}</b>
                      <small>
                        {[
                          t(`drives.kindShort.${drive.kind}`),
                          drive.personName,
                          drive.score !== null && t('drives.scoreOf', { score: drive.score }),
                          drive.said,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </span>
                    <DriveState state={drive.state} lateMinutes={0} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {bookedFor && (
        <BookDrive
          storeId={deal.storeId}
          wanted={{ day: bookedFor, dealId: deal.id }}
          onClose={() => setBookedFor(undefined)}
        />
      )}
    </Card>
  );
}
