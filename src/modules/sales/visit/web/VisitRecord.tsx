import { Drawer } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { Happened } from '../../../leads/web/LeadSide.tsx';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { getReceptionRecord } from '../visit.schema.ts';
import '../../../leads/web/desk.css';

type Shown = OutputOf<typeof getReceptionRecord>;

/** What a customer told before they came (线索档案), read before they are received; reading it is noted. */
export function VisitRecord({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const { phone } = useLooks();
  const record = useEndpoint(getReceptionRecord, { id }, { fresh: true });
  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 680 : 460}
      title={record.data?.customerName || t('showroom.record')}
    >
      <Loaded query={record}>{(shown) => <Told record={shown} />}</Loaded>
    </Drawer>
  );
}

function Told({ record }: { record: Shown }) {
  const { t, format } = useWords();
  const needs = Object.entries(record.needs).filter(([, value]) => value !== '');
  const facts: [word: string, value: string | null][] = [
    ['showroom.model', record.modelName],
    ['showroom.wish', record.wish],
    ['showroom.needs', needs.map(([key, value]) => t(`desk.need.${key}.${value}`)).join(' · ')],
    ['showroom.expectedOn', record.expectedOn],
    ['showroom.source', record.sourceName],
    ['showroom.owner', record.ownerName],
  ];
  return (
    <div className="visit-record">
      <dl>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>{value || format.none}</dd>
          </div>
        ))}
      </dl>
      <section className="past">
        <h3>{t('showroom.history')}</h3>
        <ol>
          {record.events.map((event) => (
            <Happened key={event.id} leadId={record.leadId} event={event} />
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('showroom.openings')}</h3>
        <ul className="openings">
          {record.openings.map(({ personName, at }) => (
            <li key={`${personName} ${at}`}>
              {personName} <time>{format.shortMoment(at)}</time>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
