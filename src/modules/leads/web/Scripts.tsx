import { Collapse } from 'antd';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { getLeadScripts } from '../desk/script.schema.ts';
import './calls.css';

/** What to say (话术), beside the lead: of its source first. Without any, nothing stands in the way. */
export function Scripts({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const scripts = useEndpoint(getLeadScripts, { id: leadId });
  const rows = scripts.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="scripts-beside">
      <h3>
        {t('desk.scripts')}
        <span>{t('desk.scriptsHint')}</span>
      </h3>
      <Collapse
        accordion
        ghost
        size="small"
        items={rows.map(({ id, sourceId, title, text }) => ({
          key: id,
          label: title,
          extra: sourceId === null && <small>{t('desk.scriptGeneral')}</small>,
          children: <p>{text}</p>,
        }))}
      />
    </section>
  );
}
