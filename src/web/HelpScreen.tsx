import { Link } from '@tanstack/react-router';
import { useWords } from '../platform/web/language.ts';
import { Card } from '../platform/web/ui/Card.tsx';
import { Delta, Key, Status } from '../platform/web/ui/figures.tsx';
import { Page } from '../platform/web/ui/Page.tsx';
import './help.css';

/** One page: where to start, what the colours say, the keys, the words. */
export function HelpScreen() {
  const { t } = useWords();
  return (
    <Page title={t('help.title')} className="narrow help">
      <Card title={t('help.start')}>
        <ol className="in">
          {(['import', 'plan', 'today'] as const).map((step, i) => (
            <li key={step}>
              <b>{i + 1}</b>
              <Link to={{ import: '/imports', plan: '/plan', today: '/today' }[step]}>
                {t(`help.start.${step}`)}
              </Link>
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('help.colours')}>
        <ul className="in">
          <li>
            <Delta by={7.5} digits={1} unit="%" /> <Delta by={-2.1} digits={1} unit="%" />
            <span>{t('help.colours.movement')}</span>
          </li>
          <li>
            <Status state="onTrack">{t('state.onTrack')}</Status>
            <Status state="atRisk">{t('state.atRisk')}</Status>
            <Status state="breached">{t('state.breached')}</Status>
            <span>{t('help.colours.status')}</span>
          </li>
          <li>
            <i className="beam" />
            <span>{t('help.colours.lamp')}</span>
          </li>
        </ul>
      </Card>
      <Card title={t('help.keys')}>
        <ul className="in">
          <li>
            <Key>Ctrl K</Key>
            <span>{t('help.keys.palette')}</span>
          </li>
          <li>
            <Key>G</Key>
            <span>{t('help.keys.go')}</span>
          </li>
          <li>
            <Key>L</Key>
            <span>{t('help.keys.grid')}</span>
          </li>
        </ul>
      </Card>
      <Card title={t('help.words')} end={<a href="/api/docs">{t('help.api')}</a>}>
        <ul className="in">
          {(['units', 'orders', 'due', 'forecast'] as const).map((word) => (
            <li key={word}>
              <span>{t(`help.words.${word}`)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
