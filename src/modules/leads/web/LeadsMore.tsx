import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useMay } from '../../../platform/web/actor.ts';
import { useWords } from '../../../platform/web/language.ts';

/** Everything around leads that is looked at now and then (更多): second calls, checks, repeats, sheets, comments. */
export function LeadsMore() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [mayExport, mayImport] = [useMay('lead', 'export'), useMay('import', 'read')];
  const places = [
    ['/leads/loss-reviews', 'review.title'],
    ['/leads/call-checks', 'checks.title'],
    ['/leads/appeals', 'appeals.title'],
    ['/leads/comments', 'comments.title'],
    ...(mayExport ? [['/leads/repeats', 'repeats.title']] : []),
    ...(mayImport ? [['/leads/sheets', 'sheets.title']] : []),
  ] as const;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: places.map(([key, word]) => ({ key: key!, label: t(word!) })),
        onClick: ({ key }) => void navigate({ to: key }),
      }}
    >
      <Button>{t('leads.more')}</Button>
    </Dropdown>
  );
}
