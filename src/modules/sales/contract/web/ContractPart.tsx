import { useState } from 'react';
import { Button } from 'antd';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { LoseDeal } from '../../web/LoseDeal.tsx';
import { getDealContracts } from '../contract.schema.ts';
import { ContractCard } from './ContractCard.tsx';
import { MakeContract } from './MakeContract.tsx';
import './contract.css';

/** The contract on the page of a deal (合同): made from the accepted offer, signed, changed, paid, ended. */
export function ContractPart({ deal, mayEdit }: DealPartProps) {
  const { t } = useWords();
  const contracts = useEndpoint(getDealContracts, { id: deal.id });
  const [isMaking, setMaking] = useState(false);
  useEvents('deal', [getDealContracts]);
  return (
    <Card title={t('contract.title')} end={mayEdit && <LoseDeal id={deal.id} />}>
      <div className="in">
        <Loaded query={contracts}>
          {({ rows, quoteId }) => (
            <>
              {rows.length === 0 && !quoteId && (
                <Empty title={t('contract.none')}>{t('contract.needsQuote')}</Empty>
              )}
              {quoteId && mayEdit && (
                <div className="contract-open">
                  <span>{t('contract.fromQuote')}</span>
                  <span>
                    <Button type="primary" size="large" onClick={() => setMaking(true)}>
                      {t('contract.make')}
                    </Button>
                  </span>
                </div>
              )}
              {rows.map((contract) => (
                <ContractCard key={contract.id} contract={contract} mayEdit={mayEdit} />
              ))}
            </>
          )}
        </Loaded>
      </div>
      <MakeContract dealId={deal.id} open={isMaking} onClose={() => setMaking(false)} />
    </Card>
  );
}
