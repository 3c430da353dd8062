import { Link, useParams } from '@tanstack/react-router';
import { Button, QRCode } from 'antd';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Mark } from '../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { getVisit, postVisitAnswer } from '../appointment/appointment.schema.ts';
import './form.css';
import './visit.css';

/** An invitation as the customer opens it (邀约函): when and where, a yes or no, and the code for the door. */
export function VisitScreen() {
  const { code } = useParams({ strict: false }) as { code: string };
  const visit = useEndpoint(getVisit, { code });
  return (
    <main className="public-form">
      <header>
        <Mark size={28} />
        <b>{visit.data?.groupName}</b>
      </header>
      {visit.error ? (
        <section className="card">
          <RefusalNote error={visit.error} />
        </section>
      ) : (
        <Loaded query={visit}>{(shown) => <Shown code={code} visit={shown} />}</Loaded>
      )}
    </main>
  );
}

function Shown({ code, visit }: { code: string; visit: OutputOf<typeof getVisit> }) {
  const { t, format } = useWords();
  const answer = useCommand(postVisitAnswer, { refreshes: [getVisit] });
  const isOpen = visit.state === 'booked' || visit.state === 'confirmed';
  return (
    <section className="card guest-card">
      <h1>{t('visit.hello', { store: visit.storeName })}</h1>
      <p className="when">{format.moment(visit.at)}</p>
      <p>
        {[
          t(`visit.kindOf.${visit.kind}`),
          visit.modelName,
          visit.hostName && t('visit.hostIs', { name: visit.hostName }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <RefusalNote error={answer.error} />
      {visit.state !== 'booked' && <p role="status">{t(`visit.thanks.${visit.state}`)}</p>}
      {isOpen && (
        <>
          <div className="code">
            <small>{t('visit.showCode')}</small>
            <QRCode value={`${location.origin}/a/${code}`} size={180} bordered={false} />
            <b>{code}</b>
          </div>
          {visit.state === 'booked' && (
            <Button
              type="primary"
              size="large"
              block
              loading={answer.isPending}
              onClick={() => answer.mutate({ code, comes: true })}
            >
              {t('visit.comes')}
            </Button>
          )}
          <Button
            type="text"
            block
            loading={answer.isPending}
            onClick={() => answer.mutate({ code, comes: false })}
          >
            {t('visit.declines')}
          </Button>
          <Link to="/reception" search={{ code }} className="staff">
            {t('visit.staff')}
          </Link>
        </>
      )}
    </section>
  );
}
