import { Input, Modal } from 'antd';
import { useState } from 'react';
import { SignaturePad } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useActor } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postContractSignature } from '../contract.schema.ts';
import { contractRefreshes, type ShownContract } from './contract-parts.ts';
import { ContractLines } from './ContractLines.tsx';

type SignProps = {
  contract: ShownContract;
  version: ShownContract['versions'][number];
  role: 'customer' | 'store';
  onClose: () => void;
};

/** Signing on this screen (当面签字): what is signed stands above the pad, word for word. */
export function SignContract({ contract, version, role, onClose }: SignProps) {
  const { t } = useWords();
  const actor = useActor();
  const { content, contentHash } = version;
  const [signer, setSigner] = useState(role === 'customer' ? content.customerName : actor.name);
  const [drawing, setDrawing] = useState('');
  const sign = useCommand(postContractSignature, { refreshes: contractRefreshes });
  const signing = { signer, drawing, device: navigator.userAgent.slice(0, 300) };
  return (
    <Modal
      open
      width={560}
      title={t(role === 'customer' ? 'contract.signCustomer' : 'contract.signStore')}
      okText={t('contract.sign')}
      okButtonProps={{
        size: 'large',
        disabled: !isDrawn(drawing) || signer.trim() === '',
        loading: sign.isPending,
      }}
      onCancel={onClose}
      onOk={() =>
        sign.mutate({ id: contract.id, role, contentHash, signing }, { onSuccess: onClose })
      }
    >
      <div className="contract-public">
        <div className="contract-read" aria-label={t('contract.read')}>
          <Terms content={content} />
          <ContractLines lines={content.lines} totalFen={content.totalFen} />
        </div>
        <p className="statement">{t('contract.pageStatement')}</p>
        <Input
          value={signer}
          maxLength={40}
          aria-label={t('contract.signer')}
          onChange={({ target }) => setSigner(target.value)}
        />
        <SignaturePad value={drawing} onChange={setDrawing} />
        <RefusalNote error={sign.error} />
      </div>
    </Modal>
  );
}

/** More than a tap: as many strokes as the server asks for. */
export const isDrawn = (drawing: string): boolean => /^M[\d. ]+(?:[ML][\d. ]+){8,}$/.test(drawing);

/** The terms beside the figures, as they stand on the paper. */
export function Terms({ content }: { content: ShownContract['versions'][number]['content'] }) {
  const { t, format } = useWords();
  const { car, deposit, promisedOn, note, number, customerName, storeName } = content;
  const facts: [string, string][] = [
    [t('contract.number'), number],
    [t('contract.paper.customer'), customerName],
    [t('contract.paper.seller'), storeName],
    [t('contract.paper.car'), [car.model, car.trim, car.colour].filter(Boolean).join(' · ')],
    [t('contract.promisedOn'), promisedOn ? format.longDay(promisedOn) : format.none],
    [
      t('contract.deposit'),
      deposit.kind === 'none'
        ? t('contract.depositOf.none')
        : `${t(`contract.depositOf.${deposit.kind}`)} ${format.yuanExact(deposit.fen)}`,
    ],
  ];
  return (
    <>
      <ul className="contract-lines">
        {facts.map(([name, value]) => (
          <li key={name}>
            <span className="soft">{name}</span>
            <span>{value}</span>
          </li>
        ))}
      </ul>
      {deposit.kind !== 'none' && (
        <p className="statement">{t(`contract.paper.clause.${deposit.kind}`)}</p>
      )}
      {note && <p className="statement">{note}</p>}
    </>
  );
}
