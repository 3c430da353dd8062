import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../platform/web/language.ts';
import { Empty } from '../platform/web/ui/Loaded.tsx';
import { Page } from '../platform/web/ui/Page.tsx';

/** A bug in a screen stays in that screen: the shell and the other screens go on. */
export function ScreenFailed({ reset }: { reset: () => void }) {
  const { t } = useWords();
  return (
    <Page title={t('error.screen')}>
      <Empty title={t('error.screen')} action={<Button onClick={reset}>{t('retry')}</Button>}>
        {t('error.safe')}
      </Empty>
    </Page>
  );
}

export function NoSuchPage() {
  const { t } = useWords();
  return (
    <Page title={t('error.noSuchPage')}>
      <Empty title={t('error.noSuchPage')} action={<Link to="/">{t('nav.today')}</Link>}>
        {t('error.noSuchPageHint')}
      </Empty>
    </Page>
  );
}
