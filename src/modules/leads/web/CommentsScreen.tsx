import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  commentStates,
  getLiveComments,
  postCommentAnswered,
  type LiveComment,
} from '../sheet/comment.schema.ts';
import './claims.css';

type Shown = z.infer<typeof LiveComment>;

/** Comments of livestreams (直播评论): who asked for something and left no number is answered on the platform. */
export function CommentsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = commentStates.find((one) => one === search['state']) ?? 'open';
  const comments = useEndpoint(getLiveComments, { state, limit: 100 });
  return (
    <Page title={t('comments.title')} note={t('comments.note')} className="narrow">
      <FilterBar>
        <Segmented
          value={state}
          onChange={(value) => setSearch({ state: value })}
          options={commentStates.map((value) => ({ value, label: t(`comments.stateOf.${value}`) }))}
        />
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={comments}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t(`comments.none.${state}`)}>{t('comments.noneHint')}</Empty>
              ) : (
                <ul className="claims">
                  {rows.map((comment) => (
                    <CommentLine key={comment.id} comment={comment} isOpen={state === 'open'} />
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

function CommentLine({ comment, isOpen }: { comment: Shown; isOpen: boolean }) {
  const { t, format } = useWords();
  const mayAnswer = useMay('lead', 'edit');
  const answered = useCommand(postCommentAnswered, { refreshes: [getLiveComments] });
  const { id, text, nickname, platformUser, intents, leadId } = comment;
  const about = [
    nickname,
    platformUser,
    comment.sourceName,
    comment.storeName,
    format.shortMoment(comment.at),
  ];
  return (
    <li>
      <div className="what">
        <b>{text}</b>
        <small>{about.filter(Boolean).join(' · ')}</small>
        {intents.length > 0 && (
          <small>{intents.map((intent) => t(`comments.intentOf.${intent}`)).join(' · ')}</small>
        )}
        <RefusalNote error={answered.error} />
      </div>
      {leadId && (
        <Link to="/leads/$id" params={{ id: leadId }}>
          {t('comments.toLead')}
        </Link>
      )}
      {isOpen && mayAnswer && (
        <Button size="small" loading={answered.isPending} onClick={() => answered.mutate({ id })}>
          {t('comments.answered')}
        </Button>
      )}
      {comment.answeredByName && (
        <small>
          {comment.answeredByName} {comment.answeredAt && format.shortMoment(comment.answeredAt)}
        </small>
      )}
    </li>
  );
}
