import { Button } from 'antd';
import { useWords } from '../../web/language.ts';
import { takeOver, useNewer } from './version.ts';
import './offline.css';

/** A newer program is ready (新版本): it takes over when the person says so, never under their hands. */
export function NewerNote() {
  const { t } = useWords();
  const newer = useNewer();
  if (!newer) return null;
  return (
    <div className="newer noprint" role="status">
      {t(`newer.${newer}`)}
      <Button size="small" type="primary" onClick={takeOver}>
        {t('newer.go')}
      </Button>
    </div>
  );
}
