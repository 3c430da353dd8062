import { QrcodeOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Modal, QRCode } from 'antd';
import { useCommand, useRefresh } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { Problem } from '../quote-sum.schema.ts';
import { getDealQuotes, getMyQuotes, getQuote, postQuoteSending } from '../quote.schema.ts';
import { PayBar } from './PayBar.tsx';
import type { PartProps } from './QuoteEditor.tsx';

export const linkOf = (code: string) => `${location.origin}/q/${code}`;

/** The draft goes to the customer (发给客户): as a link, or as a code that they scan on the spot. */
export function SendButtons({ quote, draft, sum, isBar }: PartProps & { isBar?: boolean }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const send = useCommand(postQuoteSending, { refreshes: [getDealQuotes, getMyQuotes] });
  const give = async () => {
    await draft.keep();
    return linkOf((await send.mutateAsync({ id: quote.id })).code);
  };
  const asLink = async () => {
    await navigator.clipboard?.writeText(await give()).catch(() => undefined);
    void message.success(t('quote.copied'));
    await leave();
  };
  const leave = useLeaveDraft();
  // The page turns into the quote as it was sent, which shows the code.
  const showCode = async () => {
    const search = (before: Record<string, unknown>) => ({ ...before, scan: '1' });
    await navigate({ to: '.', search, replace: true } as never);
    await leave();
  };
  const isStuck = sum.problems.length > 0 || send.isPending || draft.isSaving;
  const buttons = (
    <>
      <Button
        icon={<QrcodeOutlined />}
        disabled={isStuck}
        onClick={() => void give().then(showCode, () => undefined)}
      >
        {t('quote.face')}
      </Button>
      <Button
        type="primary"
        disabled={isStuck}
        loading={send.isPending && { icon: undefined }}
        onClick={() => void asLink().catch(() => undefined)}
      >
        {t(send.isPending ? 'quote.sending' : 'quote.send')}
      </Button>
    </>
  );
  return (
    <>
      <Problems problems={sum.problems} />
      <RefusalNote error={send.error} />
      {isBar ? <PayBar>{buttons}</PayBar> : <div className="send-desk">{buttons}</div>}
    </>
  );
}

/** Once sent, the page shows the quote as it was sent. */
function useLeaveDraft() {
  const refresh = useRefresh();
  return () => refresh([getQuote]);
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <section className="quote-card problems" role="status">
      <h2>{t('quote.problems')}</h2>
      <ul>
        {problems.map(({ code, key }) => (
          <li key={`${code} ${key}`}>{t(`quote.problem.${code}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The link as a code for the customer's own phone (当面扫). */
export function ScanModal({ link, onClose }: { link: string | undefined; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      open={link !== undefined}
      footer={null}
      onCancel={onClose}
      title={t('quote.face')}
      width={320}
    >
      {link && (
        <div className="scan">
          <QRCode value={link} size={220} bordered={false} />
          <p className="quiet">{t('quote.faceHint')}</p>
        </div>
      )}
    </Modal>
  );
}
