import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { addDays } from '../../../kernel/period.ts';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { settingSubjects } from '../setting-kind.rules.ts';
import { getRules } from '../setting.schema.ts';
import './setting.css';

type Row = OutputOf<typeof getRules>['rows'][number];

/** Every value that rules work with, by subject: what holds today, since when, and the next change. */
export function RulesScreen() {
  const { t, format } = useWords();
  const rules = useEndpoint(getRules, {});
  return (
    <Page title={t('nav.rules')} note={t('rules.note')} className="narrow">
      <Loaded query={rules}>
        {({ rows, today }) => (
          <>
            <p className="lead">{t('rules.lead', { day: format.longDay(today) })}</p>
            {settingSubjects
              .map((subject) => ({ subject, own: rows.filter((one) => one.subject === subject) }))
              .filter(({ own }) => own.length > 0)
              .map(({ subject, own }) => (
                <Card key={subject} title={t(`rules.subject.${subject}`)}>
                  <ul className="rules">
                    {own.map((row) => (
                      <RuleLine key={row.key} row={row} soon={addDays(today, 60)} />
                    ))}
                  </ul>
                </Card>
              ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function RuleLine({ row, soon }: { row: Row; soon: string }) {
  const { t, either, format } = useWords();
  return (
    <li>
      <Link to="/settings/rules/$kind" params={{ kind: row.key }}>
        <b>{either(row.name)}</b>
        <span>{either(row.note)}</span>
      </Link>
      <div className="marks">
        {row.current ? (
          <span className="soft nowrap">
            {t(`rules.level.${row.current.level}`)} · {t('rules.since', { day: row.current.from })}
            {row.current.to && ` · ${t('rules.until', { day: row.current.to })}`}
          </span>
        ) : (
          <Status state="breached">{t('rules.unknown')}</Status>
        )}
        {row.current?.isUnverified && <Status state="atRisk">{t('rules.unverified')}</Status>}
        {row.current?.to && !row.next && row.current.to < soon && (
          <Status state="atRisk">
            {t('rules.ending', { day: format.shortDay(row.current.to) })}
          </Status>
        )}
        {row.next && (
          <Status state="idle">{t('rules.next', { day: format.shortDay(row.next) })}</Status>
        )}
        {row.ownStores > 0 && (
          <span className="soft">{t('rules.ownStores', { count: row.ownStores })}</span>
        )}
      </div>
    </li>
  );
}
