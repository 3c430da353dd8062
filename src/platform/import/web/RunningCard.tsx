import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import type { Import } from '../import.schema.ts';

/** A job that may be left: what has been read, checked and written so far. */
export function RunningCard({ one }: { one: Import }) {
  const { t, format } = useWords();
  const { rowsRead = 0, staged = 0, applied = 0 } = one.progress ?? {};
  const whole = Math.max(rowsRead, one.counts?.rows ?? 0, 1);
  return (
    <Card title={t(one.state === 'checking' ? 'import.trying' : 'import.running')}>
      <div className="in progress" role="status">
        <span className="beamline">
          <i style={{ width: `${((staged * 0.4 + applied * 0.6) / whole) * 100}%` }} />
        </span>
        <p>
          {t('import.progress.read', { rows: format.int(rowsRead) })} ·{' '}
          {t('import.progress.staged', { rows: format.int(staged) })}
          {one.state === 'running' &&
            ` · ${t('import.progress.applied', { rows: format.int(applied) })}`}
        </p>
        <p className="note">{t('import.leave')}</p>
      </div>
    </Card>
  );
}
