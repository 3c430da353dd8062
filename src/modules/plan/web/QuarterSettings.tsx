import { Input, InputNumber, Segmented } from 'antd';
import { useWords } from '../../../platform/web/language.ts';
import type { DecompositionSettings } from '../target.schema.ts';

type QuarterProps = {
  settings: DecompositionSettings;
  onChange: (change: Partial<DecompositionSettings>) => void;
};

/** A theme per quarter; its share by the season, or typed in percent. */
export function QuarterSettings({ settings, onChange }: QuarterProps) {
  const { t, format } = useWords();
  const { quarterSharesBp: shares, themes } = settings;
  const sum = shares?.reduce((a, b) => a + b, 0) ?? 10_000;
  return (
    <fieldset>
      <legend>
        {t('targets.quarterShares')}
        <Segmented
          size="small"
          value={shares ? 'typed' : 'season'}
          onChange={(kind) =>
            onChange({ quarterSharesBp: kind === 'typed' ? [2500, 2500, 2500, 2500] : null })
          }
          options={[
            { value: 'season', label: t('targets.bySeason') },
            { value: 'typed', label: t('targets.typedShares') },
          ]}
        />
      </legend>
      <div className="quarters">
        {themes.map((theme, q) => (
          <div key={q}>
            <b>Q{q + 1}</b>
            <Input
              value={theme}
              maxLength={40}
              placeholder={t('targets.theme')}
              onChange={(event) => onChange({ themes: themes.with(q, event.target.value) })}
            />
            {shares && (
              <InputNumber
                min={0}
                max={100}
                precision={2}
                suffix="%"
                value={shares[q]! / 100}
                onChange={(value) =>
                  onChange({ quarterSharesBp: shares.with(q, Math.round((value ?? 0) * 100)) })
                }
              />
            )}
          </div>
        ))}
      </div>
      {sum !== 10_000 && (
        <p className="warn" role="alert">
          {t('targets.sharesSum', { sum: format.decimal(sum / 100, 2) })}
        </p>
      )}
    </fieldset>
  );
}
