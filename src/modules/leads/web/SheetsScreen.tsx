import { Link } from '@tanstack/react-router';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getLeadSheets } from '../sheet/comment.schema.ts';
import './claims.css';

/** Lead sheets (线索表): what came of the rows of each file; a file begins on the import page. */
export function SheetsScreen() {
  const { t, format } = useWords();
  const mayImport = useMay('import', 'edit');
  const sheets = useEndpoint(getLeadSheets, {});
  return (
    <Page
      title={t('sheets.title')}
      note={t('sheets.note')}
      className="narrow"
      tools={mayImport && <Link to="/imports">{t('sheets.upload')}</Link>}
    >
      <Card>
        <div className="in">
          <Loaded query={sheets}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('sheets.none')}>{t('sheets.noneHint')}</Empty>
              ) : (
                <ul className="claims">
                  {rows.map((sheet) => (
                    <li key={sheet.id}>
                      <div className="what">
                        <Link to="/imports/$id" params={{ id: sheet.id }}>
                          {sheet.fileName}
                        </Link>
                        <small>
                          {[
                            t(`import.kindOf.${sheet.kind}`),
                            format.shortMoment(sheet.finishedAt),
                            sheet.startedByName,
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </div>
                      <small>
                        {t('sheets.result', {
                          created: sheet.created,
                          merged: sheet.merged,
                          duplicate: sheet.duplicate,
                          rejected: sheet.rejected,
                        })}
                      </small>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
    </Page>
  );
}
