import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import type { DealPartProps } from '../../../sales/web/deal-parts.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getDealSurvey, postSurveySent } from '../survey.schema.ts';
import './survey.css';

type Shown = NonNullable<OutputOf<typeof getDealSurvey>['survey']>;

/** The survey of a deal on its page (这一单的满意度): the link to send, then what was answered. */
export function DealSurvey({ deal }: DealPartProps) {
  const { t } = useWords();
  const found = useEndpoint(getDealSurvey, { id: deal.id }, { enabled: deal.outcome === 'won' });
  useEvents('deal', [getDealSurvey]);
  if (deal.outcome !== 'won') return null;
  return (
    <Card title={t('survey.title')}>
      <div className="in">
        <Loaded query={found}>
          {({ survey }) =>
            survey ? (
              <Survey survey={survey} storeName={deal.storeName ?? ''} />
            ) : (
              <p className="quiet">{t('survey.none')}</p>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}

function Survey({ survey, storeName }: { survey: Shown; storeName: string }) {
  const { t, format } = useWords();
  const word = survey.answeredAt ? 'answered' : survey.sentAt ? 'sent' : 'toSend';
  const looks = { answered: 'onTrack', sent: 'idle', toSend: 'atRisk' } as const;
  return (
    <div className="deal-survey">
      <p>
        <Status state={looks[word]}>{t(`survey.${word}`)}</Status>
        {survey.sentAt && (
          <small>
            {t('survey.sentBy', {
              name: survey.sentByName ?? '',
              at: format.shortMoment(survey.sentAt),
            })}
          </small>
        )}
      </p>
      {survey.answeredAt ? (
        <Answered survey={survey} />
      ) : (
        <SendLink survey={survey} storeName={storeName} />
      )}
    </div>
  );
}

function SendLink({ survey, storeName }: { survey: Shown; storeName: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const sent = useCommand(postSurveySent, { refreshes: [getDealSurvey] });
  const address = `${location.origin}/v/${survey.code}`;
  const text = t('survey.message', { store: storeName, address });
  return (
    <span className="survey-acts">
      <Button
        icon={<CopyOutlined />}
        onClick={() =>
          void navigator.clipboard.writeText(text).then(() => message.success(t('survey.copied')))
        }
      >
        {t('survey.copy')}
      </Button>
      <a href={`/v/${survey.code}`} target="_blank" rel="noreferrer">
        /v/{survey.code}
      </a>
      {!survey.sentAt && (
        <Button type="text" loading={sent.isPending} onClick={() => sent.mutate({ id: survey.id })}>
          {t('survey.markSent')}
        </Button>
      )}
      <RefusalNote error={sent.error} />
    </span>
  );
}

function Answered({ survey }: { survey: Shown }) {
  const { t, either } = useWords();
  const points = (hundredths: number) => String(Math.round(hundredths) / 100);
  return (
    <>
      <dl className="survey-scores">
        <div>
          <dt>{t('survey.csi')}</dt>
          <dd>
            {t('survey.of', {
              score: points(survey.csiHundredths ?? 0),
              most: points(survey.mostHundredths),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('survey.nps')}</dt>
          <dd>{t('survey.of', { score: survey.nps, most: 10 })}</dd>
        </div>
      </dl>
      <ul className="survey-answers">
        {survey.answers.map(({ key, level, ...both }) => (
          <li key={key}>
            <span>{either(both)}</span>
            <b>{t('survey.level', { level })}</b>
          </li>
        ))}
      </ul>
      {survey.why && (
        <p>
          <small>{t('survey.why')}</small> {survey.why}
        </p>
      )}
      {survey.words && (
        <p>
          <small>{t('survey.words')}</small> {survey.words}
        </p>
      )}
    </>
  );
}
