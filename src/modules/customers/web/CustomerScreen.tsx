import { Link, useParams } from '@tanstack/react-router';
import type { z } from 'zod';
import type { Resource } from '../../../kernel/actor.ts';
import { RevealPhone } from '../../../platform/audit/web/Reveal.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getCustomer, getCustomerTimeline, type Customer } from '../customer.schema.ts';
import { CustomerAlike, CustomerMerges } from './CustomerMerge.tsx';
import { CustomerInterview } from './CustomerInterview.tsx';
import { CustomerReferrals } from './CustomerReferrals.tsx';
import { CustomerPrivacy } from './CustomerPrivacy.tsx';
import { CustomerProfile, CustomerTags } from './CustomerProfile.tsx';
import './customer.css';

export type Shown = z.infer<typeof Customer>;

/** Everything about one customer (客户全景): who they are, what they had with the house, what they agreed to. */
export function CustomerScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const customer = useEndpoint(getCustomer, { id });
  useEvents('customer', [getCustomer, getCustomerTimeline]);
  return (
    <Page title={customer.data?.name || t('customers.one')} className="customer-page">
      <Loaded query={customer}>{(found) => <Whole key={found.id} customer={found} />}</Loaded>
    </Page>
  );
}

function Whole({ customer }: { customer: Shown }) {
  const mayEdit = useMay('customer', 'edit') && !customer.mergedInto;
  return (
    <div className="customer-whole">
      <div>
        <Head customer={customer} mayEdit={mayEdit} />
        <CustomerInterview id={customer.id} mayEdit={mayEdit} />
        <Records records={customer.records} />
        <Timeline id={customer.id} />
      </div>
      <aside>
        <CustomerProfile customer={customer} mayEdit={mayEdit} />
        <CustomerReferrals customer={customer} mayEdit={mayEdit} />
        <CustomerPrivacy customer={customer} mayEdit={mayEdit} />
        <CustomerAlike customer={customer} />
        <CustomerMerges customer={customer} />
      </aside>
    </div>
  );
}

function Head({ customer, mayEdit }: { customer: Shown; mayEdit: boolean }) {
  const { t, format } = useWords();
  const { id, name, phone, gender, kind, createdAt, mergedInto, erasedAt, contactBar } = customer;
  return (
    <Card className="customer-head">
      <div className="in">
        <h2>
          {name || t('customers.nameless')}
          <small>
            {t(kind === 'company' ? 'customers.kindOf.company' : `customers.genderOf.${gender}`)}
          </small>
          <span className="tel">
            <RevealPhone key={id} resource="customer" recordId={id} masked={phone} />
          </span>
        </h2>
        <p className="since">
          {t('customers.createdAt')} {format.moment(createdAt)}
          {contactBar && <b className="bar-note">{t(`customers.barOf.${contactBar}`)}</b>}
        </p>
        {erasedAt && <p className="notice">{t('customers.erased')}</p>}
        {mergedInto && (
          <p className="notice">
            {t('customers.mergedInto')}{' '}
            <Link to="/customers/$id" params={{ id: mergedInto }}>
              {t('customers.openKept')}
            </Link>
          </p>
        )}
        <CustomerTags customer={customer} mayEdit={mayEdit} />
      </div>
    </Card>
  );
}

const addressOf: Record<string, (id: string) => string> = {
  lead: (id) => `/leads/${id}`,
  deal: (id) => `/deals/${id}`,
  drive: (id) => `/drives/${id}`,
  account: (id) => `/accounts/${id}`,
};
const readsOf: Record<string, Resource> = {
  lead: 'lead',
  deal: 'deal',
  drive: 'deal',
  account: 'deal',
  survey: 'survey',
};

function Records({ records }: { records: Shown['records'] }) {
  const { t } = useWords();
  return (
    <Card title={t('customers.records')} note={t('customers.recordsHint')}>
      <div className="in">
        {records.length === 0 && <p className="quiet">{t('customers.noRecords')}</p>}
        <ul className="records">
          {records.map((record) => (
            <RecordLine key={`${record.kind} ${record.id}`} record={record} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function RecordLine({ record }: { record: Shown['records'][number] }) {
  const { t, format } = useWords();
  const mayOpen = useMay(readsOf[record.kind] ?? 'customer', 'read');
  const address = mayOpen ? addressOf[record.kind]?.(record.id) : undefined;
  const title = record.title || t(`customers.recordOf.${record.kind}`);
  return (
    <li>
      <small>{t(`customers.recordOf.${record.kind}`)}</small>
      <b>{address ? <a href={address}>{title}</a> : title}</b>
      <span>{[record.storeName, record.personName].filter(Boolean).join(' · ')}</span>
      <em className={record.state}>{t(`customers.stateOf.${record.state}`)}</em>
      <time>{format.moment(record.at)}</time>
    </li>
  );
}

function Timeline({ id }: { id: string }) {
  const { t, format } = useWords();
  const events = useEndpoint(getCustomerTimeline, { id });
  const whatOf = (kind: string, what: string) => {
    if (kind === 'contact') return t(`desk.contactOf.${what}`);
    if (kind === 'touch') return t('customers.eventOf.touch') + ' · ' + t(`leads.intakeOf.${what}`);
    if (kind === 'deal') return t(`customers.stateOf.${what}`);
    return t(`customers.eventOf.${kind}`);
  };
  return (
    <Card title={t('customers.timeline')} note={t('customers.timelineHint')}>
      <div className="in">
        <Loaded query={events}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="quiet">{t('customers.nothingYet')}</p>
            ) : (
              <ol className="happened">
                {rows.map((event) => (
                  <li key={event.id}>
                    <time>{format.moment(event.at)}</time>
                    <b>{whatOf(event.kind, event.what)}</b>
                    <span>{[event.personName, event.text].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}
