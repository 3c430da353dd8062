import { useParams } from '@tanstack/react-router';
import { ShareButton } from '../../people/rights/web/ShareButton.tsx';
import { DocumentButton } from '../../../platform/document/web/DocumentButton.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getDeal } from '../deal.schema.ts';
import { dealParts } from './deal-parts.ts';
import { DealFacts } from './DealFacts.tsx';
import './sales.css';

/** One deal on its own page (商机页): each part of the sale in its order, what is known of it beside. */
export function DealScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const deal = useEndpoint(getDeal, { id });
  const mayEdit = useMay('deal', 'edit');
  useEvents('deal', [getDeal]);
  const title = deal.data?.customerName || deal.data?.number || t('deals.one');
  return (
    <Page
      title={title}
      note={deal.data && [deal.data.number, deal.data.modelName].filter(Boolean).join(' · ')}
      tools={
        <>
          <DocumentButton kind="deal_sheet" id={id} />{' '}
          <ShareButton key={id} resource="deal" recordId={id} />
        </>
      }
    >
      <Loaded query={deal}>
        {(found) => (
          <div className="deal-page" key={found.id}>
            <div>
              {found.origin === 'import' ? (
                <p className="quiet">{t('deals.imported')}</p>
              ) : (
                dealParts.map(({ key, Part }) => (
                  <Part key={key} deal={found} mayEdit={mayEdit && found.outcome === 'open'} />
                ))
              )}
            </div>
            <aside>
              <Card>
                <div className="in">
                  <DealFacts deal={found} />
                </div>
              </Card>
            </aside>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
