import { useWords } from '../../../platform/web/language.ts';
import './clock.css';

/** The grade of intent as a small plate; an ungraded one shows a dot. */
export function Grade({ is }: { is: string }) {
  const { t } = useWords();
  return (
    <span className={`grade ${is}`} title={`${t('leads.grade')} ${t(`leads.gradeOf.${is}`)}`}>
      {is === 'N' ? '·' : is}
    </span>
  );
}
