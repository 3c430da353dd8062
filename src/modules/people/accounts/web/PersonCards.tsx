import { Link } from '@tanstack/react-router';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { getAudit } from '../../audit-log.schema.ts';
import { getDelegations } from '../../rights/delegation.schema.ts';

type Who = { id: string; name: string };
const looks = { coming: 'idle', running: 'onTrack', over: 'idle' } as const;

/** Who stands in for this person, and for whom they do (代理); what is over is left to the full list. */
export function StandingInCard({ person: { id } }: { person: Who }) {
  const { t } = useWords();
  const list = useEndpoint(getDelegations, {});
  const theirs = (list.data?.rows ?? []).filter(
    (row) => row.state !== 'over' && [row.fromPersonId, row.toPersonId].includes(id),
  );
  return (
    <Card title={t('leave.title')} end={<Link to="/settings/delegations">{t('leave.list')}</Link>}>
      <div className="in">
        {theirs.length === 0 && <p className="quiet">{t('person.noDeputy')}</p>}
        <ul className="person-facts">
          {theirs.map((row) => (
            <li key={row.id}>
              <Status state={looks[row.state]}>{t(`leave.${row.state}`)}</Status>
              <span>
                {row.fromPersonId === id
                  ? t('person.deputyIs', { name: row.toName })
                  : t('person.standsInFor', { name: row.fromName })}
                <small>
                  {row.startsOn} – {row.endsOn}
                  {row.reason && ` · ${row.reason}`}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** The latest changes of this person (履历): who did what and when; the log itself has the rest. */
export function HistoryCard({ person: { id } }: { person: Who }) {
  const { t, format } = useWords();
  const audit = useEndpoint(getAudit, { recordId: id, limit: 12 });
  return (
    <Card
      title={t('person.history')}
      end={
        <Link to="/settings/audit" search={{ recordId: id } as never}>
          {t('person.wholeHistory')}
        </Link>
      }
    >
      <div className="in">
        <Loaded query={audit}>
          {({ rows }) => (
            <ul className="person-facts history">
              {rows.length === 0 && <li className="quiet">{t('person.noHistory')}</li>}
              {rows.map((row) => (
                <li key={row.id}>
                  <time dateTime={row.at}>{format.moment(row.at)}</time>
                  <span>
                    {t(`did.${row.action}`, { defaultValue: row.action })}
                    <small>{row.personName ?? row.login}</small>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </Card>
  );
}
