import { Button, Collapse } from 'antd';
import { useState } from 'react';
import { DocumentButton } from '../../../../platform/document/web/DocumentButton.tsx';
import { useMay } from '../../../../platform/web/actor.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Payments } from '../../payment/web/Payments.tsx';
import { AmendContract } from './AmendContract.tsx';
import { CancelContract } from './CancelContract.tsx';
import { contractLooks, type ShownContract } from './contract-parts.ts';
import { ContractLines } from './ContractLines.tsx';
import { OpenVersion } from './OpenVersion.tsx';
import { UseCoupon } from './UseCoupon.tsx';

type CardProps = { contract: ShownContract; mayEdit: boolean };

/** One contract: where it stands, its money, what waits to be signed, what was signed (合同卡). */
export function ContractCard({ contract, mayEdit }: CardProps) {
  const { t, format } = useWords();
  const [asked, setAsked] = useState<'amend' | 'cancel'>();
  const mayCancelSigned = useMay('deal', 'bulk');
  const isLive = contract.state === 'draft' || contract.state === 'signed';
  const mayCancel = isLive && mayEdit && (contract.state === 'draft' || mayCancelSigned);
  const open = contract.versions.find(({ state }) => state === 'open');
  const close = () => setAsked(undefined);
  return (
    <section className="contract">
      <header>
        <b>{contract.number}</b>
        <Status state={contractLooks[contract.state]}>
          {t(`contract.stateOf.${contract.state}`)}
        </Status>
        <span className="end">
          <DocumentButton kind="contract" id={contract.id} />
        </span>
      </header>
      <Figures contract={contract} />
      {contract.state === 'cancelled' && (
        <p className="quiet">
          {[
            contract.cancelledAt && format.shortMoment(contract.cancelledAt),
            contract.cancelSide && t(`contract.sideOf.${contract.cancelSide}`),
            contract.cancelReason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {open && isLive && <OpenVersion contract={contract} version={open} mayEdit={mayEdit} />}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'lines',
            label: t('contract.lines'),
            children: <ContractLines lines={contract.lines} totalFen={contract.totalFen} />,
          },
        ]}
      />
      <Payments contract={contract} />
      {isLive && mayEdit && (
        <div className="contract-acts">
          <Button onClick={() => setAsked('amend')}>
            {t(contract.state === 'signed' ? 'contract.amend' : 'contract.change')}
          </Button>
          {contract.state === 'draft' && <UseCoupon id={contract.id} />}
          {mayCancel && (
            <Button type="text" danger onClick={() => setAsked('cancel')}>
              {t('contract.cancel')}
            </Button>
          )}
        </div>
      )}
      {asked === 'amend' && <AmendContract contract={contract} onClose={close} />}
      {asked === 'cancel' && <CancelContract contract={contract} onClose={close} />}
    </section>
  );
}

function Figures({ contract }: { contract: ShownContract }) {
  const { t, format } = useWords();
  const { balance, deposit, promisedOn, coupons } = contract;
  const deposits =
    deposit.kind === 'none'
      ? t('contract.depositOf.none')
      : `${t(`contract.depositOf.${deposit.kind}`)} ${format.yuanExact(deposit.fen)}`;
  return (
    <dl className="contract-figures">
      <div>
        <dt>{t('contract.total')}</dt>
        <dd>{format.yuanExact(contract.totalFen)}</dd>
      </div>
      <div>
        <dt>{t('contract.received')}</dt>
        <dd>{format.yuanExact(balance.receivedFen - balance.refundedFen)}</dd>
      </div>
      <div>
        <dt>{t(balance.refundDueFen > 0 ? 'contract.refundDue' : 'contract.due')}</dt>
        <dd>{format.yuanExact(balance.refundDueFen || balance.dueFen)}</dd>
      </div>
      <div>
        <dt>{t('contract.deposit')}</dt>
        <dd className="plain">{deposits}</dd>
      </div>
      <div>
        <dt>{t('contract.promisedOn')}</dt>
        <dd className="plain">{promisedOn ? format.longDay(promisedOn) : format.none}</dd>
      </div>
      {coupons.length > 0 && (
        <div>
          <dt>{t('contract.coupon')}</dt>
          <dd className="plain">
            {coupons
              .map(({ name, freedAt }) =>
                freedAt ? `${name}（${t('contract.couponFreed')}）` : name,
              )
              .join('、')}
          </dd>
        </div>
      )}
    </dl>
  );
}
