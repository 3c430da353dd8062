import { useParams } from '@tanstack/react-router';
import { ShareButton } from '../../people/rights/web/ShareButton.tsx';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useActor } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getLead, getLeadTimeline } from '../lead.schema.ts';
import { useNow } from './Clock.tsx';
import { LeadCase } from './LeadCase.tsx';
import { useContact } from './LeadContact.tsx';
import { LeadSide } from './LeadSide.tsx';
import './desk.css';

/** One lead on its own page (线索页): the same case as on the desk, with its files. */
export function LeadScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const actor = useActor();
  const lead = useEndpoint(getLead, { id }, { onDevice: true });
  const now = useNow(undefined);
  const contact = useContact(lead.data);
  useEvents('lead', [getLead, getLeadTimeline]);
  return (
    <Page
      title={lead.data?.customerName || t('leads.one')}
      note={lead.data && t(`leads.stageOf.${lead.data.stage}`)}
      tools={<ShareButton key={id} resource="lead" recordId={id} />}
    >
      <Loaded query={lead}>
        {(found) => {
          const mayWork = found.ownerId === actor.personId || actor.rights['lead']?.edit !== 'own';
          return (
            <div className="lead-page desk-open">
              <section className="desk-case card">
                <LeadCase lead={found} now={now} mayWork={mayWork} contact={contact} />
                <Attachments key={id} home="lead" recordId={id} />
              </section>
              <LeadSide lead={found} mayWork={mayWork} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
