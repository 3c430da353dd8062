import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { getNotices, getUnreadNotices, postNoticesRead, type Notice } from '../notice.schema.ts';

type NoticeRowsProps = { rows: readonly Notice[]; onLeave?: () => void };

/** Notices as rows; opening one marks it read and goes to its record. */
export function NoticeRows({ rows, onLeave }: NoticeRowsProps) {
  const { t, either, format } = useWords();
  const navigate = useNavigate();
  const read = useCommand(postNoticesRead, { refreshes: [getUnreadNotices, getNotices] });
  const open = ({ id, readAt, link }: Notice) => {
    if (!readAt) read.mutate({ ids: [id] });
    onLeave?.();
    if (link.startsWith('/')) void navigate({ to: link } as never);
  };
  return (
    <ul className="notice-rows">
      {rows.map((row) => (
        <li key={row.id} className={row.readAt ? 'read' : ''}>
          <button type="button" onClick={() => open(row)}>
            <i>{!row.readAt && <span className="hidden">{t('notice.unread')}</span>}</i>
            <span>
              <b>{either(row.title)}</b>
              <small>{either(row.text)}</small>
            </span>
            <time dateTime={row.createdAt}>{format.moment(row.createdAt)}</time>
          </button>
        </li>
      ))}
    </ul>
  );
}
