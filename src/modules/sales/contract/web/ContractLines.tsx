import { useWords } from '../../../../platform/web/language.ts';
import type { SaleLine } from '../../sale-line.schema.ts';
import './contract.css';

type LinesProps = { lines: readonly SaleLine[]; totalFen: number };

/** Every fee on its own line, to the fen, and what they come to (费用明细). */
export function ContractLines({ lines, totalFen }: LinesProps) {
  const { t, format } = useWords();
  return (
    <ul className="contract-lines">
      {lines.map(({ key, name, amountFen, isEstimate, basis }) => (
        <li key={key}>
          <span>
            {name}
            {isEstimate && <small>{t('contract.estimate')}</small>}
            {basis && <small>{basis}</small>}
          </span>
          <span>{format.yuanExact(amountFen)}</span>
        </li>
      ))}
      <li className="sum">
        <span>{t('contract.total')}</span>
        <span>{format.yuanExact(totalFen)}</span>
      </li>
    </ul>
  );
}

type Difference = { what: string; name: string; before: string; after: string };

/** What a version changes, old beside new (变更内容). */
export function ContractChanges({ differences }: { differences: readonly Difference[] }) {
  const { t, format } = useWords();
  const shown = (what: string, text: string) => {
    if (text === '') return format.none;
    if (what === 'line' || what === 'total') return format.yuanExact(Number(text));
    if (what !== 'deposit') return text;
    const [kind, fen] = text.split(' ');
    return `${t(`contract.depositOf.${kind}`)} ${fen === '0' ? '' : format.yuanExact(Number(fen))}`;
  };
  return (
    <ul className="contract-changes">
      {differences.map(({ what, name, before, after }) => (
        <li key={`${what} ${name}`}>
          {name || t(`contract.what.${what}`)} <del>{shown(what, before)}</del> →{' '}
          {shown(what, after)}
        </li>
      ))}
    </ul>
  );
}
