import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useWords } from '../../../platform/web/language.ts';

/** Leaving a draft that was not saved asks first; another view of the grid counts as leaving. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useWords();
  const blocker = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === 'blocked'}
      title={t('targets.leave')}
      okText={t('targets.discard')}
      okButtonProps={{ danger: true }}
      cancelText={t('targets.stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('targets.leaveHint')}
    </Modal>
  );
}
