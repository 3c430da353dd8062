import { Button, Input, Popconfirm, Popover } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useActor } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { roleColor } from '../../../platform/web/tokens.ts';
import { Chart } from '../../../platform/web/ui/Chart.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { mayJudge } from '../rival/rival.rules.ts';
import {
  deleteRival,
  getPriceReports,
  getRivals,
  putReportJudgement,
  type PriceReport,
  type Rival,
} from '../rival/rival.schema.ts';

type Report = z.infer<typeof PriceReport>;
type RivalDetailProps = { rival: z.infer<typeof Rival>; mayEdit: boolean };

/** One rival: how its price went, and each report with what proves it (竞品报价走势). */
export function RivalDetail({ rival, mayEdit }: RivalDetailProps) {
  const { t } = useWords();
  const reports = useEndpoint(getPriceReports, { id: rival.id });
  const drop = useCommand(deleteRival, { refreshes: [getRivals] });
  return (
    <>
      <p className="catalog-chips">
        {rival.against.map(({ id, name }) => (
          <span key={id} className="chip">
            {t('rivals.against')} {name}{' '}
            {mayEdit && (
              <Popconfirm
                title={t('rivals.drop')}
                okText={t('rivals.drop')}
                onConfirm={() => drop.mutate({ modelId: id, rivalId: rival.id })}
              >
                <Button size="small" type="link" aria-label={`${t('rivals.drop')} ${name}`}>
                  ×
                </Button>
              </Popconfirm>
            )}
          </span>
        ))}
      </p>
      <RefusalNote error={drop.error} />
      <Loaded query={reports}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('rivals.neverSeen')}</p>
          ) : (
            <>
              <Trend name={`${rival.brandName} ${rival.name}`} rows={rows} />
              <ul className="reports">
                {rows.map((report) => (
                  <ReportItem key={report.id} report={report} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Prices that are not doubted, by the day they were seen; by trim they are told apart in the list. */
function Trend({ name, rows }: { name: string; rows: readonly Report[] }) {
  const { t, format } = useWords();
  const { mode } = useLooks();
  const option = useMemo(() => {
    const role = roleColor(mode);
    const seen = rows.filter(({ state }) => state !== 'doubted').toReversed();
    return {
      grid: { left: 6, right: 14, top: 12, bottom: 2, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: (points: { dataIndex: number }[]) => {
          const one = seen[points[0]!.dataIndex]!;
          return `${format.shortDay(one.seenOn)}　${format.yuan(one.priceFen)}\n${one.place}`;
        },
      },
      xAxis: {
        type: 'category',
        data: seen.map(({ seenOn }) => seenOn),
        axisLabel: { formatter: (day: string) => format.shortDay(day) },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 3,
        axisLabel: { formatter: (fen: number) => format.yuanShort(fen) },
      },
      series: [
        {
          type: 'line',
          data: seen.map(({ priceFen }) => priceFen),
          lineStyle: { color: role.actual, width: 2.5 },
          itemStyle: { color: role.actual },
          symbol: 'circle',
        },
      ],
    };
  }, [rows, mode, format]);
  return <Chart height={180} option={option} text={t('rivals.trend', { rival: name })} />;
}

function ReportItem({ report }: { report: Report }) {
  const { t, format } = useWords();
  const actor = useActor();
  const [isOpen, setOpen] = useState(false);
  const judge = useCommand(putReportJudgement, { refreshes: [getPriceReports, getRivals] });
  const isMine = report.madeBy === actor.personId;
  const isJudge = mayJudge(actor) && !isMine;
  const about = [report.trimName, report.place, report.gift, report.note];
  const state = { new: 'idle', confirmed: 'onTrack', doubted: 'atRisk' } as const;
  return (
    <li className={report.state}>
      <div className="head">
        <b>{format.yuan(report.priceFen)}</b>
        <span>{format.shortDay(report.seenOn)}</span>
        <small>{about.filter(Boolean).join(' · ')}</small>
        <span className="end">
          <Status state={state[report.state]}>{t(`rivals.stateOf.${report.state}`)}</Status>
        </span>
      </div>
      <small>
        {[t('rivals.by', { person: report.madeByName ?? '' }), report.storeName]
          .filter(Boolean)
          .join(' · ')}
        {report.judgedByName &&
          report.judgedWhy &&
          ` · ${t('rivals.judgedBy', { person: report.judgedByName, why: report.judgedWhy })}`}
      </small>
      <RefusalNote error={judge.error} />
      <div className="acts">
        {isJudge && report.state !== 'confirmed' && (
          <Button
            size="small"
            type={report.state === 'new' ? 'default' : 'text'}
            loading={judge.isPending}
            onClick={() => judge.mutate({ id: report.id, state: 'confirmed' })}
          >
            {t('rivals.confirm')}
          </Button>
        )}
        {isJudge && report.state !== 'doubted' && (
          <Doubt
            quiet={report.state !== 'new'}
            onDoubt={(why) => judge.mutate({ id: report.id, state: 'doubted', why })}
          />
        )}
        {report.link && (
          <a href={report.link} target="_blank" rel="noreferrer noopener">
            {t('rivals.open')}
          </a>
        )}
        {(report.files > 0 || isMine) && (
          <Button size="small" type="link" onClick={() => setOpen(!isOpen)}>
            {t('rivals.photos', { count: report.files })}
          </Button>
        )}
      </div>
      {isOpen && <Attachments home="price_report" recordId={report.id} />}
    </li>
  );
}

function Doubt({ quiet, onDoubt }: { quiet: boolean; onDoubt: (why: string) => void }) {
  const { t } = useWords();
  return (
    <Popover
      trigger="click"
      content={
        <Input.Search
          maxLength={200}
          placeholder={t('rivals.why')}
          aria-label={t('rivals.why')}
          enterButton={t('rivals.doubt')}
          onSearch={(why) => why.trim() && onDoubt(why.trim())}
        />
      }
    >
      <Button size="small" type={quiet ? 'text' : 'default'}>
        {t('rivals.doubt')}
      </Button>
    </Popover>
  );
}
