import { BellOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Badge, Popover } from 'antd';
import { useState } from 'react';
import { useActor } from '../../web/actor.ts';
import { useEndpoint } from '../../web/api.ts';
import { useEvents } from '../../web/events.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { getNotices, getUnreadNotices } from '../notice.schema.ts';
import { NoticeRows } from './NoticeRows.tsx';
import './notify.css';

/** How many notices wait for me, told live; a click shows the newest, on a phone the whole list. */
export function Bell() {
  const { t } = useWords();
  const { phone } = useLooks();
  const { personId } = useActor();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const unread = useEndpoint(getUnreadNotices, {});
  useEvents(`notice.${personId}`, [getUnreadNotices, getNotices]);
  const count = unread.data?.count ?? 0;
  const label = count > 0 ? t('notice.waiting', { count }) : t('notice.none');
  const button = (
    <button
      type="button"
      className="bell"
      aria-label={label}
      title={label}
      {...(phone && { onClick: () => void navigate({ to: '/notifications' } as never) })}
    >
      <Badge count={count} size="small" overflowCount={99} color="var(--lamp)">
        <BellOutlined />
      </Badge>
    </button>
  );
  if (phone) return button;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={<Newest onLeave={() => setOpen(false)} />}
      destroyOnHidden
    >
      {button}
    </Popover>
  );
}

function Newest({ onLeave }: { onLeave: () => void }) {
  const { t } = useWords();
  const newest = useEndpoint(getNotices, { limit: 6 });
  return (
    <div className="newest">
      <Loaded query={newest}>
        {({ rows }) =>
          rows.length > 0 ? (
            <NoticeRows rows={rows} onLeave={onLeave} />
          ) : (
            <p className="nothing">{t('notice.nothing')}</p>
          )
        }
      </Loaded>
      <footer>
        <Link to={'/notifications' as never} onClick={onLeave}>
          {t('notice.all')}
        </Link>
        <Link to={'/settings/notifications' as never} onClick={onLeave}>
          {t('nav.notices')}
        </Link>
      </footer>
    </div>
  );
}
