import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { FieldRight } from '../../../../kernel/field.ts';
import { useWords } from '../../../../platform/web/language.ts';
import './rights.css';

/** A lock where a right withholds a field, with whom to ask: never a blank (字段权限). */
export function HiddenField({ right }: { right: FieldRight }) {
  const { t } = useWords();
  return (
    <Tooltip title={t('right.hiddenNote', { what: t(`right.of.${right}`) })}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the note must open by keyboard too */}
      <span className="hidden-field" tabIndex={0}>
        <LockOutlined /> {t('right.hidden')}
      </span>
    </Tooltip>
  );
}
