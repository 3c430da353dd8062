import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useMay } from '../../web/actor.ts';
import { Refused, useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  getImport,
  getImports,
  postImportRun,
  postImportUndo,
  rejectedRowsPath,
  type Import,
} from '../import.schema.ts';

const counted = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const;

/** What a dry run found or an import did: counts, unknown names, refused rows with the mend. */
export function ResultCard({ one }: { one: Import }) {
  const { t, format } = useWords();
  const refreshes = [getImport, getImports];
  const undo = useCommand(postImportUndo, { refreshes });
  const run = useCommand(postImportRun, { refreshes });
  const mayImport = useMay('import', 'edit');
  const failure = one.failure && new Refused(422, one.failure);
  return (
    <Card
      title={t(one.state === 'checked' ? 'import.result.trial' : 'import.result.done')}
      note={one.state === 'undone' && t('import.undone')}
      end={
        <>
          {one.hasRejectedFile && (
            <Button
              size="small"
              icon={<DownloadOutlined />}
              href={rejectedRowsPath(one.id)}
              download
            >
              {t('import.rejectedFile')}
            </Button>
          )}
          {one.state === 'checked' && one.mapping && one.counts && mayImport && (
            <Button
              type="primary"
              loading={run.isPending}
              onClick={() => run.mutate({ id: one.id, mapping: one.mapping! })}
            >
              {t('import.run', { rows: format.int(one.counts.rows - one.counts.rejected) })}
            </Button>
          )}
          {one.mayUndo && mayImport && (
            <Popconfirm
              title={t('import.undoAsk')}
              okText={t('import.undo')}
              onConfirm={() => undo.mutate({ id: one.id })}
            >
              <Button size="small" loading={undo.isPending}>
                {t('import.undo')}
              </Button>
            </Popconfirm>
          )}
          {one.state === 'done' && one.kind === 'deals' && (
            <Link to="/deals">{t('import.toDeals')}</Link>
          )}
        </>
      }
    >
      <div className="in result">
        <RefusalNote error={failure ?? undo.error ?? run.error} />
        {failure && <p className="note">{t('import.failedSafe')}</p>}
        {one.counts && (
          <dl className="counts">
            {counted.map((name) => (
              <div key={name} className={name === 'rejected' && one.counts!.rejected ? 'bad' : ''}>
                <dt>{t(`import.count.${name}`)}</dt>
                <dd>{format.int(one.counts![name])}</dd>
              </div>
            ))}
          </dl>
        )}
        <UnknownNames one={one} />
      </div>
      <Problems one={one} />
    </Card>
  );
}

function UnknownNames({ one }: { one: Import }) {
  const { t, format } = useWords();
  if (one.unknown.length === 0) return null;
  return (
    <section>
      <h3>
        {t('import.unknown')} <small>{t('import.unknownNote')}</small>
      </h3>
      <p className="names">
        {one.unknown.slice(0, 60).map(({ what, name, rows }) => (
          <span key={what + name} className="chip">
            {t(`import.unknown.${what}`)} <b>{name}</b> {format.int(rows)}
          </span>
        ))}
        {one.unknown.length > 60 && <span className="note">+{one.unknown.length - 60}</span>}
      </p>
    </section>
  );
}

function Problems({ one }: { one: Import }) {
  const { t, language, format } = useWords();
  if (one.problems.length === 0) return null;
  return (
    <DataTable
      rowKey={(problem) => `${problem.row} ${problem.field} ${problem.code}`}
      dataSource={one.problems}
      columns={[
        {
          title: t('import.problems'),
          width: 110,
          render: (_, { row }) => t('import.problem.row', { row: format.int(row) }),
        },
        { dataIndex: 'field', width: 150 },
        { dataIndex: 'value', width: 200, ellipsis: true },
        { render: (_, problem) => problem[language] },
      ]}
    />
  );
}
