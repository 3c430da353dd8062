import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useWords } from '../../web/language.ts';
import type { getTemplates } from '../document.schema.ts';

type Field = OutputOf<typeof getTemplates>['kinds'][number]['fields'][number];

/** Every place that a template of a kind may name, as it is written in Word. */
export function PlacesList({ fields }: { fields: readonly Field[] }) {
  const { t, either } = useWords();
  return (
    <details className="places">
      <summary>{t('template.places')}</summary>
      <p className="soft">{t('template.placesHint', { open: '{{', close: '}}' })}</p>
      <dl>
        {fields.map(({ key, name, rows }) => (
          <div key={key}>
            <dt>
              <code>{rows ? `{{#${key}}} … {{/${key}}}` : `{{${key}}}`}</code>
            </dt>
            <dd>
              {either(name)}
              {rows && (
                <small className="soft">
                  {t('template.inRows')}{' '}
                  {rows.map((row) => (
                    <span key={row.key}>
                      <code>{`{{${row.key}}}`}</code> {either(row.name)}{' '}
                    </span>
                  ))}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
