import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../../platform/web/language.ts';

type Answer = '' | 'accepted' | 'declined';
type Shown = {
  packageId: string;
  name: string;
  contents: readonly string[];
  priceFen: number;
  answer: Answer;
};
type PackageCardsProps = {
  packages: readonly Shown[];
  onAnswer?: (id: string, answer: Answer) => void;
  isBusy?: boolean;
};

/** Packages side by side (套餐并列), each with the customer's yes or no; pressing the same again takes it back. */
export function PackageCards({ packages, onAnswer, isBusy = false }: PackageCardsProps) {
  const { t, format } = useWords();
  return (
    <div className="packages">
      {packages.map(({ packageId, name, contents, priceFen, answer }) => {
        const set = (to: Answer) => () => onAnswer?.(packageId, answer === to ? '' : to);
        return (
          <article key={packageId} className={answer}>
            <h3>
              {name}
              {answer && (
                <span className="chip">
                  {answer === 'accepted' && <CheckOutlined />} {t(`quote.answer.${answer}`)}
                </span>
              )}
            </h3>
            <strong>{format.yuan(priceFen)}</strong>
            <ul>
              {contents.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            {onAnswer && (
              <div className="two">
                <Button
                  disabled={isBusy}
                  aria-pressed={answer === 'declined'}
                  onClick={set('declined')}
                >
                  {t('quote.leave')}
                </Button>
                <Button
                  disabled={isBusy}
                  type={answer === 'accepted' ? 'primary' : 'default'}
                  aria-pressed={answer === 'accepted'}
                  onClick={set('accepted')}
                >
                  {t('quote.take')}
                </Button>
              </div>
            )}
          </article>
        );
      })}
    </div>
  );
}
