import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Empty, Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { getDealQuotes, getMyQuotes, postQuote } from '../quote.schema.ts';
import { QuoteState } from './QuoteState.tsx';
import './quote.css';

type Version = OutputOf<typeof getDealQuotes>['rows'][number];

/** The quotes of a deal (报价), the latest first, each with what changed. */
export function DealQuotes({ deal, mayEdit }: DealPartProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const quotes = useEndpoint(getDealQuotes, { id: deal.id });
  useEvents('deal', [getDealQuotes]);
  const begin = useCommand(postQuote, { refreshes: [getDealQuotes, getMyQuotes] });
  const [latest] = quotes.data?.rows ?? [];
  const start = async () => {
    const { id } = await begin.mutateAsync({
      id: deal.id,
      ...(latest && { fromQuoteId: latest.id }),
    });
    await navigate({ to: '/quotes/$id', params: { id } });
  };
  return (
    <Card
      title={t('quote.title')}
      end={
        mayEdit && (
          <Button
            size="small"
            type={latest ? 'default' : 'primary'}
            loading={begin.isPending}
            onClick={() => void start().catch(() => undefined)}
          >
            {t(latest ? 'quote.newVersion' : 'quote.new')}
          </Button>
        )
      }
    >
      <div className="in">
        <RefusalNote error={begin.error} />
        <Loaded query={quotes}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={t('quote.none')}>{t('quote.noneHint')}</Empty>
            ) : (
              <ul className="quote-versions">
                {rows.map((row) => (
                  <VersionLine key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}

function VersionLine({ row }: { row: Version }) {
  const { t, format } = useWords();
  return (
    <li>
      <Link to="/quotes/$id" params={{ id: row.id }}>
        <b>{t('quote.version', { version: row.version })}</b>
        <span>{[row.modelName, row.trimName, row.colour].filter(Boolean).join(' ')}</span>
      </Link>
      <QuoteState state={row.state} />
      <strong>{format.yuanExact(row.totalFen)}</strong>
      <small>
        {row.seenAt
          ? t('quote.seen', { at: format.shortMoment(row.seenAt) })
          : t('quote.valid', { day: format.shortDay(row.validUntil) })}
      </small>
      {row.changes.length > 0 && <Changes changes={row.changes} />}
    </li>
  );
}

function Changes({ changes }: { changes: Version['changes'] }) {
  const { t, format } = useWords();
  const shown = (fen: number | null) => (fen === null ? format.none : format.yuanExact(fen));
  return (
    <details>
      <summary>{t('quote.changesOf', { count: changes.length })}</summary>
      {changes.map(({ name, beforeFen, afterFen }) => (
        <div className="line" key={name}>
          <span>{name}</span>
          <b>
            {shown(beforeFen)} → {shown(afterFen)}
          </b>
        </div>
      ))}
    </details>
  );
}
