import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { Signed, SignaturePad } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Mark } from '../../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getContractByCode, postSignatureByCode } from '../contract.schema.ts';
import { ContractChanges, ContractLines } from './ContractLines.tsx';
import { isDrawn, Terms } from './SignContract.tsx';
import './contract.css';

type Shown = OutputOf<typeof getContractByCode>;

/** The contract as its customer opens it (客户的合同页): every line, the terms, and where to sign. */
export function ContractLinkScreen() {
  const { code } = useParams({ strict: false }) as { code: string };
  const contract = useEndpoint(getContractByCode, { code });
  return (
    <main className="contract-page">
      <header>
        <Mark size={28} />
        <b>{contract.data?.content.groupName}</b>
      </header>
      {contract.error ? (
        <section className="card">
          <RefusalNote error={contract.error} />
        </section>
      ) : (
        <Loaded query={contract}>{(shown) => <Paper code={code} contract={shown} />}</Loaded>
      )}
    </main>
  );
}

function Paper({ code, contract }: { code: string; contract: Shown }) {
  const { t } = useWords();
  const { content, signatures } = contract;
  const hasSigned = signatures.some(({ role }) => role === 'customer');
  const isOver = contract.state === 'cancelled';
  return (
    <div className="contract-public">
      <section className="card">
        <h1>{t('contract.pageTitle')}</h1>
        <Terms content={content} />
      </section>
      {contract.differences.length > 0 && (
        <section className="card">
          <h2>{t('contract.changes')}</h2>
          <ContractChanges differences={contract.differences} />
        </section>
      )}
      <section className="card">
        <ContractLines lines={content.lines} totalFen={content.totalFen} />
      </section>
      <section className="card">
        {signatures.map(({ role, signer, drawing }) => (
          <p key={role}>
            <Signed drawing={drawing} signer={signer} /> {t('contract.signed', { name: signer })}
          </p>
        ))}
        {isOver && <p role="status">{t('contract.pageCancelled')}</p>}
        {!isOver && !contract.isOpen && <p role="status">{t('contract.pageSigned')}</p>}
        {!isOver && contract.isOpen && hasSigned && <p role="status">{t('contract.pageDone')}</p>}
        {!isOver && contract.isOpen && !hasSigned && <SignHere code={code} contract={contract} />}
      </section>
    </div>
  );
}

function SignHere({ code, contract }: { code: string; contract: Shown }) {
  const { t } = useWords();
  const [signer, setSigner] = useState(contract.content.customerName);
  const [drawing, setDrawing] = useState('');
  const sign = useCommand(postSignatureByCode, { refreshes: [getContractByCode] });
  const { contentHash } = contract;
  const signing = { signer, drawing, device: navigator.userAgent.slice(0, 300) };
  return (
    <div className="contract-public">
      <p className="statement">{t('contract.pageStatement')}</p>
      <Input
        size="large"
        value={signer}
        maxLength={40}
        aria-label={t('contract.signer')}
        onChange={({ target }) => setSigner(target.value)}
      />
      <SignaturePad value={drawing} onChange={setDrawing} />
      <RefusalNote error={sign.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={!isDrawn(drawing) || signer.trim() === ''}
        loading={sign.isPending}
        onClick={() => sign.mutate({ code, contentHash, signing })}
      >
        {t('contract.pageAgree')}
      </Button>
    </div>
  );
}
