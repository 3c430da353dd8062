import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActor } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { getReceipts, type ReceiptView } from '../allocation/fairness.schema.ts';
import { AppealButton } from './AppealButton.tsx';
import { useRuleName } from './use-rule-name.ts';
import './desk.css';

/** Opens every decision about whose a lead is (分配凭据). */
export function ReceiptsButton({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {t('receipt.open')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={560} title={t('receipt.title')}>
        {open && <Receipts leadId={leadId} />}
      </Drawer>
    </>
  );
}

function Receipts({ leadId }: { leadId: string }) {
  const receipts = useEndpoint(getReceipts, { id: leadId });
  return (
    <Loaded query={receipts}>
      {({ rows }) => rows.map((receipt) => <Receipt key={receipt.id} receipt={receipt} />)}
    </Loaded>
  );
}

function Receipt({ receipt }: { receipt: z.infer<typeof ReceiptView> }) {
  const { t, format } = useWords();
  const ruleName = useRuleName();
  const { candidates, ground, personName, isReproduced } = receipt;
  const actor = useActor();
  const isMine =
    receipt.personId === actor.personId ||
    candidates.some(({ personId }) => personId === actor.personId);
  const level = (value: number) => format.decimal(value / 1e6, 2);
  return (
    <section className="receipt">
      <header>
        <b>{t(`desk.gaveOf.${ground}`, { name: personName ?? format.none })}</b>
        <small>{format.moment(receipt.at)}</small>
      </header>
      <p className="rule">
        {[
          t(`seats.roleOf.${receipt.role}`),
          receipt.turn !== null && t('receipt.turn', { turn: receipt.turn }),
          receipt.rule && t('desk.ruleOf', { rule: ruleName(receipt.rule) }),
          receipt.decidedByName && t('receipt.decidedBy', { name: receipt.decidedByName }),
          receipt.note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {candidates.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('receipt.who')}</th>
              <th>{t('receipt.weight')}</th>
              <th>{t('receipt.before')}</th>
              <th>{t('receipt.after')}</th>
              <th>{t('receipt.why')}</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((one) => (
              <tr key={one.personId} className={one.personId === receipt.personId ? 'on' : ''}>
                <td>{one.personName}</td>
                <td>{one.weight}</td>
                <td>{level(one.before)}</td>
                <td>{one.after === one.before ? '' : level(one.after)}</td>
                <td>
                  {one.personId === receipt.personId
                    ? t(`receipt.groundOf.${ground}`)
                    : one.bar
                      ? t(`desk.barOf.${one.bar}`)
                      : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isReproduced !== null && (
        <Status state={isReproduced ? 'onTrack' : 'breached'}>
          {t(isReproduced ? 'receipt.same' : 'receipt.differs')}
        </Status>
      )}
      {isMine && <AppealButton allocationId={receipt.id} />}
      <small className="seed">{t('receipt.seed', { seed: receipt.seed.slice(-12) })}</small>
    </section>
  );
}
