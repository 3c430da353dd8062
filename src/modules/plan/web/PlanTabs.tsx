import { Link } from '@tanstack/react-router';
import { useWords } from '../../../platform/web/language.ts';
import './targets.css';

const tabs = ['swot', 'goals', 'targets'] as const;

/** The parts of one plan, each with an address of its own. */
export function PlanTabs({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <nav className="plan-tabs noprint">
      {tabs.map((tab) => (
        <Link key={tab} to={`/plan/${id}/${tab}`} activeProps={{ className: 'on' }}>
          {t(`plan.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
