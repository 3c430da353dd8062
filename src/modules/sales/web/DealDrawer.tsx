import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { ShareButton } from '../../people/rights/web/ShareButton.tsx';
import { DocumentButton } from '../../../platform/document/web/DocumentButton.tsx';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { getDeal } from '../deal.schema.ts';
import { DealFacts } from './DealFacts.tsx';
import './sales.css';

/** One deal beside the list; Back closes it, because it stands in the address. */
export function DealDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useWords();
  const deal = useEndpoint(getDeal, { id: id ?? '' }, { enabled: !!id });
  return (
    <Drawer
      open={!!id}
      onClose={onClose}
      size={480}
      extra={
        id && (
          <>
            <Link to="/deals/$id" params={{ id }}>
              {t('deals.page')}
            </Link>{' '}
            <DocumentButton kind="deal_sheet" id={id} />{' '}
            <ShareButton key={id} resource="deal" recordId={id} />
          </>
        )
      }
      title={deal.data ? `${t('deals.number')} ${deal.data.number}` : t('deals.number')}
    >
      <Loaded query={deal}>{(found) => <DealFacts deal={found} />}</Loaded>
    </Drawer>
  );
}
