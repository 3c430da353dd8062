import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { unasked } from '../interview/interview.rules.ts';
import { Answers, getInterviews } from '../interview/interview.schema.ts';
import { InterviewForm } from './InterviewForm.tsx';
import { Told } from './Told.tsx';
import './interview.css';

/** The needs interview of a customer (1+N 需求访谈): what they told last, what was not asked, and those before. */
export function CustomerInterview({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const { t, format } = useWords();
  const { phone } = useLooks();
  const [open, setOpen] = useState(false);
  const interviews = useEndpoint(getInterviews, { id });
  const latest = interviews.data?.rows[0]?.answers ?? Answers.parse({});
  const missing = unasked(latest);
  return (
    <Card
      title={t('interview.title')}
      note={t('interview.note')}
      end={
        mayEdit && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('interview.open')}
          </Button>
        )
      }
    >
      <div className="in interview">
        <Loaded query={interviews}>
          {({ rows: [last, ...before] }) => (
            <>
              {last ? (
                <Told answers={last.answers} />
              ) : (
                <p className="quiet">{t('interview.none')}</p>
              )}
              {missing.length > 0 && (
                <p className="quiet">
                  {t('interview.missing')}
                  {missing.map((question) => t(`interview.${question}`)).join('、')}
                </p>
              )}
              {last && (
                <small>
                  {last.personName} {format.shortMoment(last.at)}
                  {before.length > 0 && ` · ${t('interview.before', { count: before.length })}`}
                </small>
              )}
            </>
          )}
        </Loaded>
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('interview.title')}
        {...(phone ? { placement: 'bottom', size: '92%' } : { size: 480 })}
        destroyOnHidden
      >
        <InterviewForm id={id} answers={latest} onDone={() => setOpen(false)} />
      </Drawer>
    </Card>
  );
}
