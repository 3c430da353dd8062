import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import {
  getAuditSeal,
  getRestoration,
  postRestoration,
} from '../../../platform/audit/audit.schema.ts';
import { isSame } from '../../../platform/audit/restoration.rules.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getAudit, type AuditRow } from '../audit-log.schema.ts';

type Row = z.infer<typeof AuditRow>;

/** Changes whose earlier values the server can put back; it decides again when asked. */
const restorable = new Set(['store.corrected', 'person.corrected', 'plan.goals_set', 'plan.action_changed', 'plan.swot_changed', 'mapping.saved']); // prettier-ignore

/** What one logged change did, field by field, and the way back. */
export function AuditChange({ row }: { row: Row }) {
  const { t } = useWords();
  const fields = changedFields(row.before, row.after);
  const name = (field: string) => t(`changed.${field}`, { defaultValue: field });
  return (
    <div className="change">
      {fields.length === 0 ? (
        <p className="note">{t('audit.noChange')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t('audit.field')}</th>
              <th>{t('audit.before')}</th>
              <th>{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row" title={field}>
                  {name(field)}
                </th>
                <td>
                  <Value of={before} />
                </td>
                <td>
                  <Value of={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        {restorable.has(row.action) && row.before !== null && <Restore row={row} name={name} />}
        {row.recordId && (
          <Link to="/settings/audit" search={{ recordId: row.recordId } as never}>
            {t('audit.ofRecord')}
          </Link>
        )}
        <span className="note">
          {t('audit.login')} {row.login} · {t('audit.requestId')} {row.requestId}
        </span>
      </footer>
    </div>
  );
}

function Restore({ row, name }: { row: Row; name: (field: string) => string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const restore = useCommand(postRestoration, { refreshes: [getAudit, getAuditSeal] });
  if (restore.isSuccess) return <span role="status">{t('audit.restored')}</span>;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      title={t('audit.restoreAsk')}
      content={
        isOpen && (
          <>
            <Preview id={row.id} name={name} onRestore={(overwrite) => restore.mutate({ id: row.id, overwrite })} />
            <RefusalNote error={restore.error} />
          </>
        )
      } // prettier-ignore
    >
      <Button size="small" loading={restore.isPending}>
        {t('audit.restore')}
      </Button>
    </Popover>
  );
}

type PreviewProps = {
  id: string;
  name: (field: string) => string;
  onRestore: (overwrite: boolean) => void;
};

function Preview({ id, name, onRestore }: PreviewProps) {
  const { t } = useWords();
  const preview = useEndpoint(getRestoration, { id }, { fresh: true, keep: false });
  return (
    <Loaded query={preview}>
      {({ values, conflicts }) => (
        <div className="restore">
          {Object.entries(values).map(([field, value]) => (
            <p key={field}>
              {name(field)} {t('audit.restoreThen')} <Value of={value} />
            </p>
          ))}
          {conflicts.map(({ field, now }) => (
            <p key={field} className="conflict">
              {t('audit.conflict', { field: name(field), now: textOf(now) || '—' })}
            </p>
          ))}
          {Object.keys(values).length === 0 ? (
            <p className="note">{t('refusal.audit.nothing_to_restore')}</p>
          ) : (
            <Button type="primary" size="small" onClick={() => onRestore(conflicts.length > 0)}>
              {t(conflicts.length > 0 ? 'audit.overwrite' : 'audit.restore')}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}

type Changed = { field: string; before: unknown; after: unknown };

/** Fields that differ. Where the log has both sides, a field that it does not name afterwards stayed. */
function changedFields(before: unknown, after: unknown): Changed[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const names = is ? Object.keys(is) : Object.keys(was ?? {});
  return names
    .map((field) => ({ field, before: was?.[field], after: is?.[field] }))
    .filter((one) => !isSame(one.before, one.after));
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;

function Value({ of: value }: { of: unknown }) {
  const { format } = useWords();
  const text = textOf(value);
  return text === '' ? <span className="note">{format.none}</span> : <>{text}</>;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value as string | number);
  const named = value as { name?: unknown; title?: unknown };
  if (typeof named.name === 'string') return named.name;
  if (typeof named.title === 'string') return named.title;
  return Array.isArray(value) ? value.map(textOf).join('、') : JSON.stringify(value);
}
