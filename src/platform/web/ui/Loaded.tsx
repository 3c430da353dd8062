import { CloseCircleFilled, LockOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { Refused } from '../api.ts';
import { useWords } from '../language.ts';

type Query<T> = {
  data: T | undefined;
  error: Refused | null;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

type LoadedProps<T> = {
  query: Query<T>;
  children: (answer: T) => ReactNode;
  /** A shape like the content's, shown after 300 ms of waiting. */
  skeleton?: ReactNode;
};

/** Loading, error and refusal of one answer; old figures stay, dimmed, while new ones come. */
export function Loaded<T>({ query, children, skeleton }: LoadedProps<T>) {
  if (query.data !== undefined && !(query.error && query.isPlaceholderData))
    return (
      <div className={`loaded ${query.isPlaceholderData ? 'dimmed' : ''}`}>
        {children(query.data)}
      </div>
    );
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Later>{skeleton ?? <Skeleton active className="in" paragraph={{ rows: 5 }} />}</Later>;
}

/** Nothing for 300 ms: a fast answer must not flicker. */
export function Later({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}

/** A refusal's sentence: fact, limit, way out, in the reader's language. */
export function useRefusalText() {
  const { t, format, either } = useWords();
  return (error: Refused): string => {
    const { until } = error.details;
    const details = Object.entries(error.details).map(([key, value]) => [
      key,
      isInBoth(value) ? either(value) : value,
    ]);
    const known = t(`refusal.${error.code}`, {
      ...(Object.fromEntries(details) as Record<string, string>),
      ...(typeof until === 'string' && { until: format.moment(until) }),
      defaultValue: '',
    });
    return known || t('refusal.unknown', { code: error.code });
  };
}

/** A detail that the server said in both languages. */
const isInBoth = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Never used, filtered away, or nothing due: the caller says which, and the one thing to do. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="notice">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action && <div className="do">{action}</div>}
    </div>
  );
}

/** What failed, what is safe, what to do, and the request id to quote. */
export function ErrorState({ error, retry }: { error: Refused; retry?: () => void }) {
  const { t } = useWords();
  const text = useRefusalText();
  if (error.status === 403)
    return (
      <div className="notice" role="alert">
        <LockOutlined />
        <h3>{t('error.notAllowed')}</h3>
        <p>{t('error.whomToAsk')}</p>
      </div>
    );
  return (
    <div className="notice" role="alert">
      <h3>{text(error)}</h3>
      <p>{t('error.safe')}</p>
      {error.requestId && (
        <code>
          {t('error.requestId')} {error.requestId}
        </code>
      )}
      {retry && (
        <div className="do">
          <Button onClick={retry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** A refusal at the control that was refused. */
export function RefusalNote({ error, action }: { error: Refused | null; action?: ReactNode }) {
  const text = useRefusalText();
  const { t } = useWords();
  if (!error) return null;
  return (
    <div className="refusal" role="alert">
      <CloseCircleFilled />
      <div>
        {text(error)}
        {error.requestId && error.status >= 500 && (
          <small>
            {t('error.requestId')} {error.requestId}
          </small>
        )}
      </div>
      {action}
    </div>
  );
}
