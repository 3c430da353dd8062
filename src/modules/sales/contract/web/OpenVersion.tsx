import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, QRCode } from 'antd';
import { useState } from 'react';
import { Signed } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postVersionWithdrawal } from '../contract.schema.ts';
import { contractRefreshes, type ShownContract } from './contract-parts.ts';
import { ContractChanges } from './ContractLines.tsx';
import { SignContract } from './SignContract.tsx';

type Version = ShownContract['versions'][number];
type Role = 'customer' | 'store';
type OpenProps = { contract: ShownContract; version: Version; mayEdit: boolean };

/** What waits for signatures (待签版本): what it changes, who has signed, and the customer's own address for it. */
export function OpenVersion({ contract, version, mayEdit }: OpenProps) {
  const { t } = useWords();
  const [role, setRole] = useState<Role>();
  const mayStore = useMay('deal', 'bulk');
  const withdraw = useCommand(postVersionWithdrawal, { refreshes: contractRefreshes });
  const by = (one: Role) => version.signatures.find((signature) => signature.role === one);
  return (
    <div className="contract-open">
      <b>{t('contract.open', { version: version.version })}</b>
      {version.reason && <span>{version.reason}</span>}
      {version.differences.length > 0 && <ContractChanges differences={version.differences} />}
      <div className="who">
        {(['customer', 'store'] as const).map((one) => {
          const signature = by(one);
          const mayHere = mayEdit && (one === 'customer' || mayStore);
          return (
            <span key={one}>
              {signature ? (
                <>
                  <Signed drawing={signature.drawing} signer={signature.signer} />
                  {t('contract.signed', { name: signature.signer })}
                </>
              ) : (
                <>
                  {mayHere ? (
                    <Button type="primary" size="large" onClick={() => setRole(one)}>
                      {t(one === 'customer' ? 'contract.signCustomer' : 'contract.signStore')}
                    </Button>
                  ) : (
                    t(`contract.waitsFor.${one}`)
                  )}
                </>
              )}
            </span>
          );
        })}
      </div>
      {!by('customer') && contract.code && <CustomerLink code={contract.code} />}
      <RefusalNote error={withdraw.error} />
      {contract.state === 'signed' && mayEdit && (
        <span>
          <Popconfirm
            title={t('contract.withdraw')}
            onConfirm={() => withdraw.mutate({ id: contract.id })}
          >
            <Button type="text" loading={withdraw.isPending}>
              {t('contract.withdraw')}
            </Button>
          </Popconfirm>
        </span>
      )}
      {role && (
        <SignContract
          contract={contract}
          version={version}
          role={role}
          onClose={() => setRole(undefined)}
        />
      )}
    </div>
  );
}

function CustomerLink({ code }: { code: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const address = `${location.origin}/ht/${code}`;
  const copy = () =>
    navigator.clipboard.writeText(address).then(() => message.success(t('visit.copied')));
  return (
    <div className="contract-link">
      <QRCode value={address} size={84} bordered={false} />
      <span>
        <p className="quiet">{t('contract.linkHint')}</p>
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('contract.link')}
        </Button>
      </span>
    </div>
  );
}
